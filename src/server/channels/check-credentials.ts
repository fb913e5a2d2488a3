import { channelAdapters } from '#/channels/adapters.ts';
import { type ProviderError, ProviderFault, type SenderIdentity } from '#/channels/contract.ts';
import type { ChannelKind } from '#/channels/manifests.ts';
import { baseEnv } from '#/env/base.ts';
import { UserError } from '#/lib/errors.ts';
import { HttpFailure } from '#/lib/http.ts';
import type { JsonObject } from '#/lib/json.ts';
import { graphHttp } from '../net/graph-http.ts';
import { providerUrl } from './base-url.ts';

/** What the provider says about a sender; `checked` is false when it could not be asked. */
export interface Identity extends SenderIdentity {
  checked: boolean;
}

/** Asks the provider who a sender is. Throws `channel-refused` when it does not take the credentials. */
export async function checkCredentials(wanted: {
  kind: ChannelKind;
  externalId: string;
  config: JsonObject;
  secrets: Record<string, string>;
  simulated: boolean;
}): Promise<Identity> {
  const { kind, simulated, ...rest } = wanted;
  const access = { ...rest, baseUrl: providerUrl(simulated), apiVersion: baseEnv().WHATSAPP_GRAPH_VERSION };
  try {
    return { checked: true, ...(await channelAdapters[kind].identify(access, graphHttp)) };
  } catch (thrown) {
    if (thrown instanceof ProviderFault && !isPassing(thrown.error)) {
      throw new UserError('channel-refused', { reason: `${thrown.error.code} ${thrown.error.title}` });
    }
    if (!(thrown instanceof ProviderFault || thrown instanceof HttpFailure)) throw thrown;
    return { checked: false, displayPhone: null, verifiedName: null };
  }
}

/** Trouble of the provider, or too many questions: says nothing about the credentials. */
function isPassing({ class: kind, effect }: ProviderError): boolean {
  return kind !== 'permanent' && effect !== 'pause-channel';
}
