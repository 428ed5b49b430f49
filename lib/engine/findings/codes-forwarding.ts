export const forwardingCodes = {}
