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
}
