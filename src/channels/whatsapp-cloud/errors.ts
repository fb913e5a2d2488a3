import type { ErrorRule } from '../contract.ts';

/** One error code, or a range of codes, of Meta. */
export interface ErrorEntry extends ErrorRule {
  code: number;
  /** Last code of a range. */
  to?: number;
  title: string;
}

// A code with `pause-channel` is never the message's fault: its class is retry, so that the message stays in line until
// somebody has put the channel right and resumes it.

const retry = { class: 'retry', scope: 'message', effect: 'none' } as const;
const permanent = { class: 'permanent', scope: 'message', effect: 'none' } as const;
const person = { class: 'permanent', scope: 'contact', effect: 'none' } as const;
const pause = { class: 'retry', scope: 'channel', effect: 'pause-channel' } as const;
const slow = { class: 'wait', scope: 'channel', effect: 'slow-channel' } as const;
const template = { class: 'permanent', scope: 'template', effect: 'pause-template' } as const;
const campaign = { class: 'permanent', scope: 'campaign', effect: 'pause-campaigns' } as const;

const hour = 3_600;
const day = 24 * hour;

/** What every known code means, in rising order. Source: Meta's error page of September 2026; titles are approximate. */
export const errorEntries: readonly ErrorEntry[] = [
  { code: 0, title: 'Authentication failed', ...pause },
  { code: 1, title: 'Unknown error', ...retry, tries: 2 },
  { code: 2, title: 'Temporarily down or overloaded', ...retry },
  { code: 3, title: 'Method or capability not allowed', ...pause },
  { code: 4, title: 'Application request limit reached', ...slow, waitSeconds: 60 },
  { code: 10, title: 'Application does not have permission for this action', ...pause },
  { code: 33, title: 'Phone number deleted or unknown', ...pause },
  { code: 100, title: 'Invalid parameter', ...permanent },
  { code: 190, title: 'Access token has expired or was revoked', ...pause },
  { code: 200, to: 299, title: 'Permission or asset access is missing', ...pause },
  { code: 368, title: 'Temporarily blocked for policies violations', ...pause },
  { code: 803, title: 'Object not found', ...pause },
  { code: 80007, title: 'Account request limit reached', ...slow, waitSeconds: 60 },
  { code: 130403, title: 'The business has blocked this person', ...person },
  { code: 130429, title: 'Rate limit hit', class: 'retry', scope: 'channel', effect: 'slow-channel' },
  { code: 130472, title: "User's number is part of an experiment", ...person },
  { code: 130497, title: 'Business account is restricted from messaging users in this country', ...person },
  { code: 131000, title: 'Something went wrong', ...retry, tries: 2 },
  { code: 131005, title: 'Access denied', ...pause },
  { code: 131008, title: 'Required parameter is missing', ...permanent },
  { code: 131009, title: 'Parameter value is not valid', ...permanent },
  { code: 131016, title: 'Service unavailable', ...retry },
  { code: 131020, title: 'Group not available', ...permanent },
  { code: 131021, title: 'Recipient cannot be sender', ...person },
  { code: 131026, title: 'Message undeliverable', ...person },
  { code: 131030, title: 'Recipient phone number not in allowed list', ...person },
  { code: 131031, title: 'Business Account locked', ...pause },
  { code: 131037, title: 'WhatsApp provided number needs display name approval before message can be sent', ...pause },
  { code: 131041, title: 'Group message not possible', ...permanent },
  { code: 131042, title: 'Business eligibility payment issue', ...pause },
  { code: 131044, title: 'Business eligibility payment issue for calling', ...pause },
  { code: 131045, title: 'Incorrect certificate: the number is not registered properly', ...pause },
  { code: 131047, title: 'Re-engagement message', class: 'permanent', scope: 'contact', effect: 'close-window' },
  { code: 131048, title: 'Spam rate limit hit', ...campaign },
  {
    code: 131049,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    class: 'wait',
    scope: 'contact',
    effect: 'hold-marketing',
    waitSeconds: day,
    tries: 2,
  },
  {
    code: 131050,
    title: 'User has stopped receipt of marketing messages.',
    class: 'permanent',
    scope: 'contact',
    effect: 'opt-out',
  },
  { code: 131051, title: 'Message type unknown', ...permanent },
  { code: 131052, title: 'Media download error', ...permanent },
  { code: 131053, title: 'Media upload error', ...permanent },
  { code: 131055, title: 'Method not allowed', ...permanent },
  {
    code: 131056,
    title: '(Business Account, Consumer Account) pair rate limit hit',
    class: 'wait',
    scope: 'contact',
    effect: 'none',
    waitSeconds: 'pair',
  },
  {
    code: 131057,
    title: 'Account in maintenance mode',
    class: 'wait',
    scope: 'channel',
    effect: 'none',
    waitSeconds: 60,
  },
  { code: 131059, title: 'Paging cursor not valid', ...permanent },
  { code: 131060, title: 'Message unavailable', ...permanent },
  {
    code: 131062,
    title: 'Business-scoped User ID (BSUID) recipients are not supported for this message.',
    ...permanent,
  },
  { code: 131063, title: 'Marketing messages are disabled on this endpoint', ...campaign },
  { code: 131064, title: 'Limited after template misclassification', ...campaign },
  { code: 131200, to: 131299, title: 'Group request not possible', ...permanent },
  { code: 132000, title: 'Number of parameters does not match the expected number of params', ...template },
  { code: 132001, title: 'Template name does not exist in the translation', ...template },
  { code: 132005, title: 'Translated text too long', ...permanent },
  { code: 132007, title: 'Template format character policy violated', ...template },
  { code: 132008, title: 'Template variable value not valid', ...permanent },
  { code: 132012, title: 'Parameter format does not match format in the created template', ...template },
  { code: 132015, title: 'Template is paused', ...template, template: 'paused' },
  { code: 132016, title: 'Template is disabled', ...template, template: 'disabled' },
  { code: 132018, title: 'Template parameter structure not valid', ...permanent },
  { code: 132068, title: 'Flow is blocked', ...campaign },
  {
    code: 132069,
    title: 'Flow is throttled',
    class: 'wait',
    scope: 'message',
    effect: 'none',
    waitSeconds: hour,
  },
  { code: 133000, title: 'Incomplete deregistration', ...retry },
  { code: 133004, title: 'Server temporarily unavailable', ...retry },
  { code: 133005, title: 'Two-step verification PIN mismatch', ...permanent },
  { code: 133006, title: 'Phone number verification needed', ...permanent },
  { code: 133008, title: 'Too many two-step verification PIN guesses', ...permanent, class: 'wait', waitSeconds: hour },
  { code: 133009, title: 'Two-step verification PIN guessed too fast', ...permanent, class: 'wait', waitSeconds: hour },
  { code: 133010, title: 'Phone number not registered', ...pause },
  { code: 133015, title: 'Phone number was deleted recently', ...permanent, class: 'wait', waitSeconds: 300 },
  {
    code: 133016,
    title: 'Account register deregister rate limit exceeded',
    ...permanent,
    class: 'wait',
    waitSeconds: 3 * day,
  },
  { code: 134011, title: 'Payment terms of service are not accepted', ...pause },
  { code: 134100, title: 'Only marketing messages are allowed here', ...permanent },
  {
    code: 134101,
    title: 'Your template is still syncing',
    class: 'wait',
    scope: 'template',
    effect: 'none',
    waitSeconds: 600,
  },
  { code: 134102, title: 'Template is not available for this API', ...template },
  { code: 135000, title: 'Generic user error', ...permanent },
  { code: 136024, title: 'Verification code could not be requested', ...permanent },
  { code: 137000, title: 'Recipient identity key hash mismatch', ...person },
  { code: 138000, to: 138021, title: 'Calling error', ...permanent },
  { code: 139000, to: 139004, title: 'Flow error', ...permanent },
  { code: 139100, to: 139101, title: 'Blocking people failed', ...permanent },
  { code: 139102, to: 139103, title: 'Blocking people failed for now', ...retry },
  { code: 147001, to: 147005, title: 'Username error', ...permanent },
  { code: 200005, to: 200007, title: 'Template insights not available', ...permanent },
  { code: 1752041, title: 'Onboarding was already requested', ...permanent },
  { code: 2388001, title: 'Phone number migration failed', ...permanent },
  { code: 2388012, title: 'Phone number migration failed', ...permanent },
  { code: 2388019, title: 'Message template limit exceeded', ...permanent },
  { code: 2388039, to: 2388040, title: 'Message template format or length not valid', ...permanent },
  { code: 2388047, title: 'Message template header not valid', ...permanent },
  { code: 2388072, to: 2388073, title: 'Message template body or footer not valid', ...permanent },
  { code: 2388091, title: 'Phone number migration failed', ...permanent },
  { code: 2388093, title: 'Phone number migration failed', ...permanent },
  { code: 2388103, title: 'Phone number migration failed', ...permanent },
  { code: 2388293, title: 'Message template has too many variables for its length', ...permanent },
  { code: 2388299, title: 'Message template has a variable at its start or end', ...permanent },
  {
    code: 2494100,
    title: 'Phone number in maintenance',
    class: 'wait',
    scope: 'channel',
    effect: 'none',
    waitSeconds: 300,
  },
  { code: 2593107, to: 2593109, title: 'History synchronisation not possible', ...permanent },
];

/** Codes after which even Meta does not know whether the message went out; a send that ends so is uncertain. */
export const doubtfulCodes: ReadonlySet<number> = new Set([1, 2, 131000]);
