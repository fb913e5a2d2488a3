/** How far a message of the business has come; `unknown` when nobody can tell whether it arrived. */
export type PhoneTicks = 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'cancelled';

/** Something above the text of a message. */
export type PhoneHeader = { kind: 'text'; text: string } | PhoneMedia;

/** A file. Without `url` it is not there yet, or never was; a placeholder of its kind is shown. */
export interface PhoneMedia {
  kind: 'media';
  media: 'image' | 'video' | 'audio' | 'document' | 'sticker';
  url: string | null;
  filename?: string | null;
  caption?: string | null;
}

/** What a tap on a button or a list row chooses. */
export interface PhoneOption {
  id: string;
  label: string;
  description?: string | undefined;
}

/** A button of a template. */
export interface PhoneTemplateButton {
  kind: 'quick-reply' | 'url' | 'phone' | 'copy-code';
  label: string;
  /** What a tap chooses. */
  id?: string | undefined;
}

/** A product of an order, with the price of one; null where none was named. */
export interface PhoneOrderLine {
  id: string;
  quantity: number;
  price: number | null;
  /** ISO 4217. */
  currency: string | null;
}

/** What a message shows. Texts carry WhatsApp's own marks (*bold*, _italic_, ~strike~, `code`). */
export type PhoneContent =
  | { kind: 'text'; text: string }
  | PhoneMedia
  | {
      kind: 'buttons';
      text: string;
      header?: PhoneHeader | undefined;
      footer?: string | undefined;
      options: readonly PhoneOption[];
    }
  | {
      kind: 'list';
      text: string;
      header?: PhoneHeader | undefined;
      footer?: string | undefined;
      /** The label of the row that opens the list. */
      open: string;
      sections: readonly { title?: string | undefined; rows: readonly PhoneOption[] }[];
    }
  | {
      kind: 'link-button';
      text: string;
      header?: PhoneHeader | undefined;
      footer?: string | undefined;
      label: string;
      url: string;
    }
  | { kind: 'choice'; label: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string | null; address?: string | null }
  | { kind: 'location-request'; text: string }
  | { kind: 'contacts'; cards: readonly { name: string; phones: readonly string[] }[] }
  | {
      kind: 'template';
      name: string;
      text: string;
      header?: PhoneHeader | undefined;
      footer?: string | undefined;
      /** Only those with an id can be tapped; the others are drawn. */
      buttons: readonly PhoneTemplateButton[];
    }
  | { kind: 'form'; name: string }
  | {
      kind: 'order';
      text: string | null;
      count: number;
      lines: readonly PhoneOrderLine[];
      total: { amount: number; currency: string } | null;
    }
  | { kind: 'reaction'; emoji: string }
  | { kind: 'unsupported'; what: string };

/** One message in a thread. */
export interface PhoneMessage {
  kind: 'message';
  id: string;
  from: 'business' | 'contact';
  /** Milliseconds since 1970; null while it has no time yet. */
  at: number | null;
  content: PhoneContent;
  ticks?: PhoneTicks | undefined;
  /** Who wrote it, where that is worth saying. */
  author?: string | undefined;
  /** The message that it answers. */
  quote?: string | undefined;
  /** An emoji that the other side put on it. */
  reaction?: string | undefined;
  /** A line below the bubble: what became of it, or why it was not sent. */
  remark?: { text: string; tone?: 'quiet' | 'warning' | 'danger' } | undefined;
}

/** Something that happened beside the messages: an owner changed, a day was skipped. */
export interface PhoneNote {
  kind: 'note';
  id: string;
  text: string;
}

/** What a thread holds, oldest first. */
export type PhoneItem = PhoneMessage | PhoneNote;
