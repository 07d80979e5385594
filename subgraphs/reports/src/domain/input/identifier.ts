/** Whether a text can be the id of a row here (UUID); anything else is an id that does not exist. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** Whether a text can be a code or id of the registry; anything else is one that does not exist. */
export function isCode(text: string): boolean {
  return /^[\w.:-]{1,128}$/.test(text);
}
