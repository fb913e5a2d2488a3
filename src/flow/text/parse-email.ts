const around = /^[<("'[:;,.]+|[>)"'\]:;,.!?]+$/g;
const address =
  /^[^\s@<>()[\],;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** The one e-mail address in a text, its domain in lower case; null when there is none, or more than one. */
export function parseEmail(text: string): string | null {
  const found: string[] = [];
  for (const word of text.normalize('NFC').split(/\s+/, 200)) {
    const bare = word.replace(/^mailto:/i, '').replace(around, '');
    if (bare.length <= 254 && address.test(bare)) found.push(bare);
    else if (bare.includes('@') && bare.includes('.')) return null;
  }
  const [email] = found;
  if (!email || found.length > 1) return null;
  const at = email.lastIndexOf('@');
  return email.slice(0, at) + email.slice(at).toLowerCase();
}
