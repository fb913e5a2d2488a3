import { arrange, step } from '../arrange.ts';
import type { Starter } from '../starter.ts';
import { texts } from './texts.ts';

const openingWords = {
  en: ['help', 'support', 'problem', 'complaint', 'agent'],
  es: ['ayuda', 'soporte', 'problema', 'queja', 'agente'],
  'pt-BR': ['ajuda', 'suporte', 'problema', 'reclamação', 'atendente'],
};

/** Topic, details, and a person: at once in opening hours, else by urgency. */
export const supportHandover: Starter = {
  words: texts,
  build(locale) {
    const t = texts[locale];
    const noReply = { amount: 30, unit: 'minutes' } as const;
    const columns = [
      [
        step('start', 'keyword', { words: openingWords[locale], match: 'contains', priority: 10, whenBusy: 'replace' }),
        step('about', 'note', { text: t.note }),
      ],
      [
        step('topic', 'ask-question', {
          text: t.topic,
          answer: {
            kind: 'choice',
            options: [
              { id: 'order', label: t.order },
              { id: 'payment', label: t.payment },
              { id: 'else', label: t.else },
            ],
          },
          variable: 'topic',
          reask: t['topic-again'],
          retries: 1,
          noReply,
        }),
      ],
      [
        step('details', 'ask-question', {
          text: t.details,
          answer: { kind: 'text' },
          variable: 'details',
          reask: t['details-again'],
          noReply,
        }),
      ],
      [
        step(
          'open',
          'condition',
          {
            groups: [
              {
                rules: [
                  { on: 'weekday', days: [1, 2, 3, 4, 5] },
                  { on: 'time', from: '09:00', to: '18:00' },
                ],
              },
            ],
          },
          t['step-open'],
        ),
      ],
      [
        step('taken', 'send-text', { text: t.taken }),
        step('closed', 'send-buttons', {
          text: t.closed,
          options: [
            { id: 'urgent', label: t.urgent },
            { id: 'wait', label: t.wait },
          ],
          noReply,
        }),
      ],
      [
        step('person', 'hand-over', { note: t['hand-note'] }),
        step('rushed', 'send-text', { text: t.rushed }),
        step('noted', 'send-text', { text: t.noted }),
      ],
      [step('urgent', 'hand-over', { note: t['urgent-note'] }), step('later', 'hand-over', { note: t['later-note'] })],
    ];
    return arrange(columns, [
      'start.next > topic',
      'topic.next > details',
      'topic.gave-up > details',
      'topic.no-reply > open',
      'details.next > open',
      'details.gave-up > open',
      'details.no-reply > open',
      'open.yes > taken',
      'open.no > closed',
      'taken.next > person',
      'closed.urgent > rushed',
      'closed.wait > noted',
      'closed.other > noted',
      'closed.no-reply > noted',
      'rushed.next > urgent',
      'noted.next > later',
    ]);
  },
};
