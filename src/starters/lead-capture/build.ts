import { arrange, step } from '../arrange.ts';
import type { Starter } from '../starter.ts';
import { texts } from './texts.ts';

const openingWords = {
  en: ['info', 'information', 'quote', 'demo', 'interested'],
  es: ['info', 'información', 'presupuesto', 'demo', 'me interesa'],
  'pt-BR': ['info', 'informações', 'orçamento', 'demo', 'tenho interesse'],
};

/** Three questions; quotes and larger teams go to a person at once, everybody else gets the guide and the choice. */
export const leadCapture: Starter = {
  words: texts,
  build(locale) {
    const t = texts[locale];
    const noReply = { amount: 20, unit: 'hours' } as const;
    const columns = [
      [step('start', 'keyword', { words: openingWords[locale], match: 'contains' })],
      [step('intro', 'send-text', { text: t.intro })],
      [
        step('interest', 'ask-question', {
          text: t.interest,
          answer: {
            kind: 'choice',
            options: [
              { id: 'quote', label: t.quote },
              { id: 'demo', label: t.demo },
              { id: 'browsing', label: t.browsing },
            ],
          },
          variable: 'interest',
          field: 'interest',
          reask: t['interest-again'],
          noReply,
        }),
      ],
      [
        step('email', 'ask-question', {
          text: t.email,
          answer: { kind: 'email' },
          variable: 'email',
          field: 'email',
          reask: t['email-again'],
          noReply,
        }),
        step('paused', 'send-text', { text: t.paused }),
      ],
      [
        step('size', 'ask-question', {
          text: t.size,
          answer: { kind: 'number', min: 1, max: 1_000_000, whole: true },
          variable: 'team_size',
          field: 'team_size',
          reask: t['size-again'],
          noReply,
        }),
        step('skipped', 'send-text', { text: t.skipped }),
      ],
      [step('tag', 'tag', { add: ['lead'] })],
      [
        step(
          'promising',
          'condition',
          {
            match: 'any',
            groups: [
              {
                match: 'any',
                rules: [
                  { on: 'variable', name: 'interest', is: 'equals', value: t.quote },
                  { on: 'variable', name: 'team_size', is: 'at-least', value: '10' },
                ],
              },
            ],
          },
          t['step-promising'],
        ),
      ],
      [
        step('hot', 'send-text', { text: t.hot }),
        step('guide', 'send-link-button', {
          text: t.guide,
          label: t['guide-label'],
          url: 'https://www.example.com/guide',
        }),
      ],
      [
        step('person', 'hand-over', { note: t.note }),
        step('more', 'send-buttons', {
          text: t.more,
          options: [
            { id: 'person', label: t.person },
            { id: 'later', label: t.later },
          ],
          noReply,
        }),
      ],
      [step('bye', 'send-text', { text: t.bye })],
    ];
    return arrange(columns, [
      'start.next > intro',
      'intro.next > interest',
      'interest.next > email',
      'interest.gave-up > email',
      'interest.no-reply > paused',
      'email.next > size',
      'email.gave-up > skipped',
      'email.no-reply > paused',
      'skipped.next > size',
      'size.next > tag',
      'size.gave-up > tag',
      'size.no-reply > tag',
      'tag.next > promising',
      'promising.yes > hot',
      'promising.no > guide',
      'hot.next > person',
      'guide.next > more',
      'more.person > hot',
      'more.later > bye',
      'more.other > hot',
    ]);
  },
};
