'use client';

import { useTranslations } from 'use-intl';
import { whenTakenOverRules } from '#/flow/graph/document.ts';
import { Button } from '#/ui/button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { RadioGroup } from '#/ui/radio-group.tsx';
import { useActions, useDraft } from '../editor-context.tsx';
import type { EditorState } from '../store.ts';

const isReadOnly = (state: EditorState) => state.readOnly;
const ruleOf = ({ document }: EditorState) => document.settings?.whenTakenOver ?? 'continue';

/** What holds for the flow as a whole; every choice is a step that can be undone. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const actions = useActions();
  const readOnly = useDraft(isReadOnly);
  const rule = useDraft(ruleOf);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('settings')}
      description={t('settings-hint')}
      actions={<DialogClose render={<Button>{common('close')}</Button>} />}
    >
      <Field label={t('when-taken-over')}>
        <RadioGroup
          options={whenTakenOverRules.map((value) => ({
            value,
            label: t(`when-taken-over-${value}`),
            detail: t(`when-taken-over-${value}-detail`),
          }))}
          value={rule}
          disabled={readOnly}
          onValueChange={actions.setWhenTakenOver}
        />
      </Field>
    </Dialog>
  );
}
