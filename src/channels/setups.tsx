import type { ComponentType } from 'react';
import type { ChannelKind } from './manifests.ts';
import { WhatsappSetup, type WhatsappSetupValues } from './whatsapp-cloud/setup.tsx';

/** What the connect form of each kind of channel asks for. */
export interface SetupValues {
  'whatsapp-cloud': WhatsappSetupValues;
}

/** A connect form: it hands over what was filled in; the button that sends it stands outside and names `id`. */
export interface SetupProps<Values> {
  id: string;
  onSubmit(values: Values): void;
}

/** How each kind of channel is connected. */
export const channelSetups: { [Kind in ChannelKind]: ComponentType<SetupProps<SetupValues[Kind]>> } = {
  'whatsapp-cloud': WhatsappSetup,
};
