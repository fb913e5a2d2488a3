import { lazy } from 'react';
import { AnyMessageCard } from './any-message/card.tsx';
import { AskQuestionCard } from './ask-question/card.tsx';
import { ConditionCard } from './condition/card.tsx';
import { EndCard } from './end/card.tsx';
import { HandOverCard } from './hand-over/card.tsx';
import { HttpRequestCard } from './http-request/card.tsx';
import { KeywordCard } from './keyword/card.tsx';
import { NewContactCard } from './new-contact/card.tsx';
import { NoteCard } from './note/card.tsx';
import { OptOutCard } from './opt-out/card.tsx';
import { RandomSplitCard } from './random-split/card.tsx';
import type { ConfigOf, NodeType } from './schemas.ts';
import { SendButtonsCard } from './send-buttons/card.tsx';
import { SendLinkButtonCard } from './send-link-button/card.tsx';
import { SendListCard } from './send-list/card.tsx';
import { SendMediaCard } from './send-media/card.tsx';
import { SendTemplateCard } from './send-template/card.tsx';
import { SendTextCard } from './send-text/card.tsx';
import { SetFieldCard } from './set-field/card.tsx';
import { TagCard } from './tag/card.tsx';
import type { NodeView } from './view.ts';
import { WaitCard } from './wait/card.tsx';

/** How every node type looks: its card, and its form, which is loaded when it is first wanted. */
export const nodeViews: { [Type in NodeType]: NodeView<ConfigOf<Type>> } = {
  keyword: {
    Card: KeywordCard,
    Form: lazy(async () => ({ default: (await import('./keyword/form.tsx')).KeywordForm })),
  },
  'any-message': {
    Card: AnyMessageCard,
    Form: lazy(async () => ({ default: (await import('./any-message/form.tsx')).AnyMessageForm })),
  },
  'new-contact': {
    Card: NewContactCard,
    Form: lazy(async () => ({ default: (await import('./new-contact/form.tsx')).NewContactForm })),
  },
  'send-text': {
    Card: SendTextCard,
    Form: lazy(async () => ({ default: (await import('./send-text/form.tsx')).SendTextForm })),
  },
  'send-media': {
    Card: SendMediaCard,
    Form: lazy(async () => ({ default: (await import('./send-media/form.tsx')).SendMediaForm })),
  },
  'send-buttons': {
    Card: SendButtonsCard,
    Form: lazy(async () => ({ default: (await import('./send-buttons/form.tsx')).SendButtonsForm })),
  },
  'send-list': {
    Card: SendListCard,
    Form: lazy(async () => ({ default: (await import('./send-list/form.tsx')).SendListForm })),
  },
  'send-link-button': {
    Card: SendLinkButtonCard,
    Form: lazy(async () => ({ default: (await import('./send-link-button/form.tsx')).SendLinkButtonForm })),
  },
  'send-template': {
    Card: SendTemplateCard,
    Form: lazy(async () => ({ default: (await import('./send-template/form.tsx')).SendTemplateForm })),
  },
  'ask-question': {
    Card: AskQuestionCard,
    Form: lazy(async () => ({ default: (await import('./ask-question/form.tsx')).AskQuestionForm })),
  },
  wait: {
    Card: WaitCard,
    Form: lazy(async () => ({ default: (await import('./wait/form.tsx')).WaitForm })),
  },
  condition: {
    Card: ConditionCard,
    Form: lazy(async () => ({ default: (await import('./condition/form.tsx')).ConditionForm })),
  },
  'random-split': {
    Card: RandomSplitCard,
    Form: lazy(async () => ({ default: (await import('./random-split/form.tsx')).RandomSplitForm })),
  },
  end: {
    Card: EndCard,
    Form: lazy(async () => ({ default: (await import('./end/form.tsx')).EndForm })),
  },
  'set-field': {
    Card: SetFieldCard,
    Form: lazy(async () => ({ default: (await import('./set-field/form.tsx')).SetFieldForm })),
  },
  tag: {
    Card: TagCard,
    Form: lazy(async () => ({ default: (await import('./tag/form.tsx')).TagForm })),
  },
  'http-request': {
    Card: HttpRequestCard,
    Form: lazy(async () => ({ default: (await import('./http-request/form.tsx')).HttpRequestForm })),
  },
  'hand-over': {
    Card: HandOverCard,
    Form: lazy(async () => ({ default: (await import('./hand-over/form.tsx')).HandOverForm })),
  },
  'opt-out': {
    Card: OptOutCard,
    Form: lazy(async () => ({ default: (await import('./opt-out/form.tsx')).OptOutForm })),
  },
  note: {
    Card: NoteCard,
    Form: lazy(async () => ({ default: (await import('./note/form.tsx')).NoteForm })),
  },
};
