/** A word as a YAML scalar: bare, or in double quotes where a bare one would be read as something else than this text. */
export function scalarText(word: string): string {
  return isPlain(word) ? word : JSON.stringify(word);
}

/** A word in the quotes that are there already. */
export function inQuotes(word: string, quote: '"' | "'"): string {
  return quote === '"' ? JSON.stringify(word) : `'${word.replaceAll("'", "''")}'`;
}

/** Words that YAML 1.1 or 1.2 reads as something else than text, numbers, and signs with a meaning stay out. */
function isPlain(word: string): boolean {
  if (/^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(word)) return false;
  if (/^[-+.]?\d/.test(word)) return false;
  return /^[\p{L}_][\p{L}\p{N}_ ./@+-]*$/u.test(word) && !word.endsWith(" ");
}
