/** How long and how many the parts of a message may be. Lengths are in UTF-16 units. */
export interface MessageLimits {
  text: number;
  caption: number;
  buttonsBody: number;
  listBody: number;
  linkBody: number;
  header: number;
  footer: number;
  buttons: number;
  buttonLabel: number;
  linkLabel: number;
  rows: number;
  rowTitle: number;
  rowDescription: number;
  sections: number;
  sectionTitle: number;
  openLabel: number;
}

/** The limits of each kind of channel, as in its manifest, which this room may not import; a test compares them. */
export const channelLimits = {
  'whatsapp-cloud': {
    text: 4_096,
    caption: 1_024,
    buttonsBody: 1_024,
    listBody: 4_096,
    linkBody: 1_024,
    header: 60,
    footer: 60,
    buttons: 3,
    buttonLabel: 20,
    linkLabel: 20,
    rows: 10,
    rowTitle: 24,
    rowDescription: 72,
    sections: 10,
    sectionTitle: 24,
    openLabel: 20,
  },
} as const satisfies Record<string, MessageLimits>;

/** Of each limit the lowest: what holds on every one of these channels. */
export function strictest([first, ...others]: readonly [MessageLimits, ...MessageLimits[]]): MessageLimits {
  const limits = { ...first };
  for (const other of others) {
    for (const key of Object.keys(limits) as (keyof MessageLimits)[]) limits[key] = Math.min(limits[key], other[key]);
  }
  return limits;
}

/** What a flow must keep to, whichever channel it runs on. */
export const messageLimits: MessageLimits = strictest([channelLimits['whatsapp-cloud']]);
