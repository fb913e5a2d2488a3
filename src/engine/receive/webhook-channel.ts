/** A channel as the webhook path knows it. */
export interface WebhookChannel {
  id: string;
  workspaceId: string;
  kind: string;
  externalId: string;
  /** What user ids are unique within: Meta's portfolio, else the account. */
  addressScope: string;
}

/** The channels that one webhook address may speak for: its own, and those of the same workspace under the same app. */
export interface WebhookDoor {
  own: WebhookChannel;
  bySender: ReadonlyMap<string, WebhookChannel>;
  /** The same channels by the provider's id of their account. */
  byAccount: ReadonlyMap<string, readonly AccountSender[]>;
}

/** A sender of an account, with its number as people see it (E.164); null while nobody has told us. */
export interface AccountSender {
  channel: WebhookChannel;
  number: string | null;
}

/**
 * The channels that an item is about: its sender; of an item about the account every sender of it, or the one whose number
 * it names. Empty where the door may not speak for them.
 */
export function channelsOf(
  door: WebhookDoor,
  item: { sender: string | null; account: string | null; number: string | null },
): readonly WebhookChannel[] {
  if (item.sender !== null) {
    const channel = door.bySender.get(item.sender);
    return channel ? [channel] : [];
  }
  if (item.account === null) return [door.own];
  const senders = door.byAccount.get(item.account) ?? [];
  if (item.number === null) return senders.map(({ channel }) => channel);
  const named = senders.filter(({ number }) => number === item.number);
  // a sender whose number we were never told may be the one
  return (named.length > 0 ? named : senders.filter(({ number }) => number === null)).map(({ channel }) => channel);
}
