'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { NameField } from '../parts/name-field.tsx';
import { NoReplyField } from '../parts/no-reply-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools, NodeFormProps } from '../view.ts';
import { type AnswerConfig, type AnswerKind, answerConfig, answerKinds } from './answer.ts';
import { AnswerFields } from './answer-fields.tsx';
import { type AskQuestionConfig, longestCollecting, longestQuestion } from './schema.ts';
import { words } from './words.ts';

/** Rules for a kind of answer that was just chosen. */
function freshAnswer(kind: AnswerKind, tools: FormTools): AnswerConfig {
  const options = [1, 2].map(() => ({ id: tools.newId(), label: '' }));
  return answerConfig.parse(kind === 'choice' ? { kind, options } : { kind });
}

/** The question, what counts as an answer, where it is saved, and what happens without one. */
export function AskQuestionForm({ config, onChange, tools }: NodeFormProps<AskQuestionConfig>) {
  const t = useWords(words);
  const longest = longestQuestion(config.answer);
  return (
    <FormBody tools={tools}>
      <TextField
        tools={tools}
        field="text"
        label={t('question')}
        placeholder={t('question-placeholder')}
        value={config.text}
        onChange={(text) => onChange({ ...config, text })}
        multiline
        max={longest}
      />
      <Field label={t('kind')}>
        <Select
          value={config.answer.kind}
          onValueChange={(kind) => onChange({ ...config, answer: freshAnswer(kind, tools) })}
          options={answerKinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }))}
        />
      </Field>
      <AnswerFields tools={tools} value={config.answer} onChange={(answer) => onChange({ ...config, answer })} />
      <NameField
        tools={tools}
        field="variable"
        of="variable"
        label={t('save')}
        value={config.variable}
        onChange={(variable) => onChange({ ...config, variable })}
      />
      <NameField
        tools={tools}
        field="field"
        of="field"
        label={t('save-field')}
        optional
        value={config.field}
        onChange={(field) => onChange({ ...config, field })}
      />
      <TextField
        tools={tools}
        field="reask"
        label={t('reask')}
        hint={t('reask-hint')}
        placeholder={t('reask-placeholder')}
        value={config.reask}
        onChange={(reask) => onChange({ ...config, reask })}
        multiline
        optional
        max={longest}
      />
      <Field label={t('retries')} hint={t('retries-hint')} error={tools.errorOf('retries')}>
        <NumberField
          name="retries"
          min={0}
          max={10}
          value={config.retries}
          onValueChange={(retries) => retries !== null && onChange({ ...config, retries: Math.round(retries) })}
        />
      </Field>
      <Field label={t('collect')} hint={t('collect-hint')} error={tools.errorOf('collectSeconds')}>
        <NumberField
          name="collectSeconds"
          min={0}
          max={longestCollecting}
          value={config.collectSeconds}
          onValueChange={(seconds) => seconds !== null && onChange({ ...config, collectSeconds: Math.round(seconds) })}
        />
      </Field>
      <NoReplyField tools={tools} value={config.noReply} onChange={(noReply) => onChange({ ...config, noReply })} />
    </FormBody>
  );
}
