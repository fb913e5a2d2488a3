'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type SegmentRules, segmentRules } from '#/flow/audience/segment-rules.ts';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Page } from '#/ui/page.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../../_frame/use-may.ts';
import { freshGroup } from './fresh-rule.ts';
import { MatchSelect, RuleGroup } from './rule-group.tsx';
import { SegmentPreview } from './segment-preview.tsx';

/** Writes the rules of a segment, and shows whom they find while they are written. */
export function SegmentScreen({ id, workspace }: { id: string | null; workspace: string }) {
  const t = useTranslations('contacts');
  const say = useErrorWords();
  const trpc = useTRPC();
  const router = useRouter();
  const canEdit = useMay()('segment.edit');
  const { data: segments } = useSuspenseQuery(trpc.segment.list.queryOptions({}));
  const saved = segments.find((segment) => segment.id === id);
  const [name, setName] = useState(saved?.name ?? '');
  const [rules, setRules] = useState<SegmentRules>(saved?.rules ?? { match: 'all', groups: [freshGroup()] });
  const list = `/w/${workspace}/contacts/segments`;
  const onSuccess = () => {
    notify(t('segment-saved', { name: name.trim() }));
    router.push(list);
  };
  const create = useMutation(trpc.segment.create.mutationOptions({ onSuccess }));
  const edit = useMutation(trpc.segment.edit.mutationOptions({ onSuccess }));
  const parsed = segmentRules.safeParse(rules);
  const thrown = create.error ?? edit.error;
  const error = thrown ? readError(thrown) : null;
  const ready = name.trim() !== '' && parsed.success;
  function save() {
    if (!parsed.success) return;
    if (id) edit.mutate({ id, name: name.trim(), rules: parsed.data });
    else create.mutate({ name: name.trim(), rules: parsed.data });
  }
  const setGroup = (at: number, group: SegmentRules['groups'][number] | null) =>
    setRules({
      ...rules,
      groups: rules.groups.flatMap((old, index) => (index === at ? (group ? [group] : []) : [old])),
    });
  return (
    <Page
      before={<BackLink href={list} label={t('back-to-segments')} />}
      title={saved?.name ?? t('segment-new')}
      action={
        canEdit && (
          <Button variant="primary" disabled={!ready} busy={create.isPending || edit.isPending} onClick={save}>
            {t('segment-save')}
          </Button>
        )
      }
      className="grid grid-cols-1 gap-x-12 gap-y-8 pt-4 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <fieldset disabled={!canEdit} className="grid content-start gap-5">
        <legend className="sr-only">{t('rules')}</legend>
        <Field label={t('segment-name')} error={error?.code === 'name-taken' ? say('name-taken', {}) : undefined}>
          <Input value={name} onValueChange={setName} maxLength={120} autoComplete="off" disabled={!canEdit} />
        </Field>
        {rules.groups.length > 1 && (
          <MatchSelect
            label={t('match-groups')}
            words="match-groups"
            value={rules.match}
            disabled={!canEdit}
            onValueChange={(match) => setRules({ ...rules, match })}
          />
        )}
        {rules.groups.map((group, at) => (
          <RuleGroup
            // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity and never move
            key={at}
            number={at + 1}
            group={group}
            disabled={!canEdit}
            onGroupChange={(next) => setGroup(at, next)}
            onRemove={rules.groups.length > 1 ? () => setGroup(at, null) : undefined}
          />
        ))}
        {canEdit && rules.groups.length < 10 && (
          <Button
            className="justify-self-start"
            onClick={() => setRules({ ...rules, groups: [...rules.groups, freshGroup()] })}
          >
            <Plus aria-hidden />
            {t('add-group-of-rules')}
          </Button>
        )}
        {error && error.code !== 'name-taken' && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </fieldset>
      <SegmentPreview rules={parsed.success ? parsed.data : null} workspace={workspace} />
    </Page>
  );
}
