/** Posts a wish to the sign-in code with its proof against foreign forms; answers the address to go to. Throws when it is not answered. */
export async function postAuth(action: string, returnTo: string): Promise<string> {
  const proof = await fetch('/api/auth/csrf');
  const { csrfToken } = (await proof.json()) as { csrfToken: string };
  const answer = await fetch(`/api/auth/${action}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: returnTo, json: 'true' }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  const { url } = (await answer.json()) as { url: string };
  return url;
}
