import type {
  TemplateCategory,
  TemplateContent,
  TemplateQuality,
  TemplateStatus,
} from '#/flow/message/message-template.ts';
import type { HttpClient } from '#/lib/http.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { ChannelAccess } from './contract.ts';

/** A template as its provider tells it. */
export interface ProviderTemplate {
  providerId: string;
  name: string;
  language: string;
  category: TemplateCategory;
  status: TemplateStatus;
  quality: TemplateQuality;
  /** Why it was rejected, in the provider's words. */
  reason: string | null;
  content: TemplateContent;
  /** An example for each place that is filled, by its key. */
  samples: Readonly<Record<string, string>>;
  /** Parts that `content` cannot hold, in the provider's words. */
  extras: readonly string[];
}

/** A template as it is handed in; for review of a file, `samples.file` is what `uploadSample` answered. */
export type TemplateDraft = Pick<ProviderTemplate, 'name' | 'language' | 'category' | 'content' | 'samples'>;

/** What is wrong with a draft; each code has words under `templates`, as `fault-…`. */
export interface TemplateFault {
  code: TemplateFaultCode;
  /** An error forbids handing it in; a warning says what the provider may dislike. */
  severity: 'error' | 'warning';
  /** Path in the draft, dot separated. */
  field: string;
  details?: Record<string, string | number>;
}
export type TemplateFaultCode =
  | 'empty'
  | 'too-long'
  | 'name-characters'
  | 'header-variables'
  | 'header-line-break'
  | 'variable-name'
  | 'variable-number'
  | 'variable-gap'
  | 'variable-at-edge'
  | 'variables-adjacent'
  | 'variables-too-many'
  | 'footer-variable'
  | 'button-variable'
  | 'braces'
  | 'too-many-buttons'
  | 'too-many-of-kind'
  | 'replies-apart'
  | 'label-repeated'
  | 'url-invalid'
  | 'url-variable'
  | 'phone-invalid'
  | 'sample-missing'
  | 'sample-line-break';

/** The lengths and numbers that a provider allows, for counters beside the fields. */
export interface TemplateLimits {
  name: number;
  header: number;
  body: number;
  footer: number;
  buttons: number;
  perKind: Record<'quick-reply' | 'url' | 'phone' | 'copy-code', number>;
  label: number;
  url: number;
  phone: number;
  code: number;
}

/** How templates are handed in and fetched. All calls throw `ProviderFault` or `HttpFailure`. */
export interface TemplateDesk {
  /** The provider's id of the account that a sender's templates belong to. */
  accountOf(config: JsonObject): string;
  /** What it says, as the provider writes it. */
  components(draft: Pick<TemplateDraft, 'content' | 'samples'>): JsonObject[];
  /** Every template of the account. */
  list(access: ChannelAccess, http: HttpClient): Promise<ProviderTemplate[]>;
  create(
    access: ChannelAccess,
    draft: TemplateDraft,
    http: HttpClient,
  ): Promise<Pick<ProviderTemplate, 'providerId' | 'status' | 'category'>>;
  /** Changes what it says and, where one is given, its category; a new review begins. */
  edit(
    access: ChannelAccess,
    providerId: string,
    change: Pick<TemplateDraft, 'content' | 'samples'> & { category?: TemplateCategory },
    http: HttpClient,
  ): Promise<void>;
  /** Deletes one language of it. */
  remove(access: ChannelAccess, which: { providerId: string; name: string }, http: HttpClient): Promise<void>;
  /** Uploads the example of a file; answers what stands for it in a draft. */
  uploadSample(
    access: ChannelAccess,
    file: { bytes: Uint8Array; mime: string; name: string },
    http: HttpClient,
  ): Promise<string>;
}
