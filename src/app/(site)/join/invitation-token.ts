const key = 'recado-invitation';

/** The token of the invitation that brought the reader here. It outlives the way over the sign-in, in this tab only. */
export function takeInvitationToken(): string {
  const fromAddress = window.location.hash.slice(1);
  if (fromAddress) {
    sessionStorage.setItem(key, fromAddress);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return sessionStorage.getItem(key) ?? '';
}

/** Forgets the token once it is used up. */
export function forgetInvitationToken(): void {
  sessionStorage.removeItem(key);
}
