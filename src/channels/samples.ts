import type { Json } from '#/lib/json.ts';

/** What a channel shows of itself so that the shared contract can be tested on it; kept in its `fixtures/samples.ts`. */
export interface ChannelSamples {
  /** The headers with which the provider would deliver a body. */
  sign(raw: Uint8Array, secret: string): Headers;
  /** The provider's handshake with this token; its challenge is 42. */
  handshake(token: string): URLSearchParams;
  /** One webhook body of each sort that the channel knows. */
  inbound: {
    text: Json;
    unknown: Json;
    choice?: Json;
    media?: Json;
    reaction?: Json;
    sent?: Json;
    failed?: Json;
    echo?: Json;
    consent?: Json;
    identity?: Json;
  };
}
