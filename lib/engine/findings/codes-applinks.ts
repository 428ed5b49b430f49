export const applinksCodes = {}
