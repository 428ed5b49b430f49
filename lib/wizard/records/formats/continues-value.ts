/** Whether a line goes on with a key, with the strings of one, or with a name that ended in its middle. */
export const continuesValue = (before: string, text: string): boolean =>
  /^[A-Za-z0-9+/]{16,}={0,2};?$/.test(text) ||
  (/"$/.test(before) && /^"[^"]*"$/.test(text)) ||
  ((/[.-]$/.test(before) || /^[.-]/.test(text)) && /^[a-z0-9_.-]+$/i.test(text))
