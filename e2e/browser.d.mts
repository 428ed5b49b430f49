/** The path of a browser that is installed, or undefined. */
export const findBrowser: () => string | undefined
