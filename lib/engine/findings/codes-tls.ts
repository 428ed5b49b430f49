export const tlsCodes = {}
