export const cdnCodes = {}
