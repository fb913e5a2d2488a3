/** How a list of contacts is narrowed by what people said about marketing. */
export const consents = ['all', 'opted-in', 'not-opted-out', 'opted-out'] as const;

/** What the address says about the list. */
export interface ListAddress {
  q: string;
  tag: string;
  consent: string;
  owner: string;
  /** `segment-<id>` or `group-<id>`. */
  in: string;
}

const uuid = /^[0-9a-f-]{36}$/i;

/** What the list asks for, from the address; what is not understood narrows nothing. */
export function listFilterOf(address: ListAddress) {
  const consent = consents.find((known) => known === address.consent && known !== 'all');
  const [, kind, id] = /^(segment|group)-(.+)$/.exec(address.in) ?? [];
  return {
    search: address.q.trim(),
    ...(address.tag ? { tag: address.tag.slice(0, 100) } : {}),
    ...(consent && consent !== 'all' ? { consent } : {}),
    ...(address.owner === 'people' || uuid.test(address.owner) ? { owner: address.owner } : {}),
    ...(kind && id && uuid.test(id) ? { [kind as 'segment' | 'group']: id } : {}),
  };
}
export type ListFilter = ReturnType<typeof listFilterOf>;
