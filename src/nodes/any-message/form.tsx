'use client';

import { FormBody } from '../parts/form-body.tsx';
import { TriggerFields } from '../parts/trigger-fields.tsx';
import type { NodeFormProps } from '../view.ts';
import type { AnyMessageConfig } from './schema.ts';

/** What it says about other triggers and running flows. */
export function AnyMessageForm({ config, onChange, tools }: NodeFormProps<AnyMessageConfig>) {
  return (
    <FormBody tools={tools}>
      <TriggerFields tools={tools} config={config} onChange={onChange} />
    </FormBody>
  );
}
