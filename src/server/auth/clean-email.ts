const shape = /^[^\s@,;<>()[\]\\"]{1,64}@[^\s@,;<>()[\]\\"_]{1,189}$/u;

/**
 * An e-mail address in the one form in which we store and compare it; null for anything that is not exactly one
 * address. Lists, line breaks and names in angle brackets are refused; plus-tags and letters of any script are kept.
 */
export function cleanEmail(text: string | null | undefined): string | null {
  const email = text?.trim().normalize('NFC').toLowerCase() ?? '';
  const [, domain = ''] = email.split('@');
  const sound = shape.test(email) && !hasControl(email) && domain.includes('.') && !/^\.|\.\.|\.$/.test(domain);
  return sound ? email : null;
}

function hasControl(text: string): boolean {
  return /\p{C}/u.test(text);
}
