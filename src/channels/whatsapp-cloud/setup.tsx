'use client';

import { useState } from 'react';
import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { words } from './words.ts';

/** What connecting a WhatsApp number takes. */
export interface WhatsappSetupValues {
  phoneNumberId: string;
  wabaId: string;
  portfolioId?: string;
  accessToken: string;
  appSecret: string;
}

const fields = [
  { key: 'phoneNumberId', word: 'external-id', hint: 'external-id-hint', secret: false, optional: false },
  { key: 'wabaId', word: 'waba-id', hint: null, secret: false, optional: false },
  { key: 'accessToken', word: 'access-token', hint: 'access-token-hint', secret: true, optional: false },
  { key: 'appSecret', word: 'app-secret', hint: 'app-secret-hint', secret: true, optional: false },
  { key: 'portfolioId', word: 'portfolio-id', hint: 'portfolio-id-hint', secret: false, optional: true },
] as const;

/** Asks for a number's ids and credentials. */
export function WhatsappSetup(props: { id: string; onSubmit(values: WhatsappSetupValues): void }) {
  const t = useWords(words);
  const [values, setValues] = useState({
    phoneNumberId: '',
    wabaId: '',
    accessToken: '',
    appSecret: '',
    portfolioId: '',
  });
  return (
    <form
      id={props.id}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { portfolioId, ...needed } = values;
        props.onSubmit(portfolioId ? values : needed);
      }}
    >
      {fields.map(({ key, word, hint, secret, optional }) => (
        <Field key={key} label={t(word)} hint={hint && t(hint)} optional={optional}>
          <Input
            type={secret ? 'password' : 'text'}
            inputMode={secret ? undefined : 'numeric'}
            className="font-mono"
            autoComplete="off"
            required={!optional}
            value={values[key]}
            onValueChange={(value) => setValues((before) => ({ ...before, [key]: value.trim() }))}
          />
        </Field>
      ))}
    </form>
  );
}
