import { arrange, step } from '../arrange.ts';
import type { Starter } from '../starter.ts';
import { texts } from './texts.ts';

const openingWords = {
  en: ['feedback', 'rate', 'review'],
  es: ['opinión', 'valorar', 'reseña'],
  'pt-BR': ['opinião', 'avaliar', 'avaliação'],
};

/** Stars, then a review for those who liked it, and a question and a person for those who did not. */
export const feedbackScore: Starter = {
  words: texts,
  build(locale) {
    const t = texts[locale];
    const noReply = { amount: 20, unit: 'hours' } as const;
    // the best stands last: whoever types 5 means five stars, not the fifth row
    const stars = [t.one, t.two, t.three, t.four, t.five].map((label, index) => ({
      id: `star-${index + 1}`,
      label,
      value: String(index + 1),
    }));
    const columns = [
      [step('start', 'keyword', { words: openingWords[locale], match: 'contains' })],
      [
        step('score', 'ask-question', {
          text: t.question,
          answer: { kind: 'choice', show: 'list', openLabel: t.open, options: stars },
          variable: 'score',
          reask: t.again,
          noReply,
        }),
      ],
      [
        step('save', 'set-field', { target: 'field', name: 'last_score', type: 'number', value: '{{ score }}' }),
        step('paused', 'send-text', { text: t.paused }),
      ],
      [
        step(
          'liked',
          'condition',
          {
            groups: [{ rules: [{ on: 'variable', name: 'score', is: 'at-least', value: '4' }] }],
          },
          t['step-liked'],
        ),
      ],
      [
        step('happy', 'send-link-button', {
          text: t.happy,
          label: t.review,
          url: 'https://www.example.com/review',
        }),
        step('better', 'ask-question', {
          text: t.better,
          answer: { kind: 'text' },
          variable: 'comment',
          field: 'last_comment',
          reask: t['better-again'],
          retries: 1,
          noReply,
        }),
      ],
      [
        step('fan', 'tag', { add: ['fan'] }),
        step(
          'unhappy',
          'condition',
          {
            groups: [{ rules: [{ on: 'variable', name: 'score', is: 'at-most', value: '2' }] }],
          },
          t['step-unhappy'],
        ),
      ],
      [step('sorry', 'send-text', { text: t.sorry }), step('thanks', 'send-text', { text: t.thanks })],
      [step('person', 'hand-over', { note: t.note })],
    ];
    return arrange(columns, [
      'start.next > score',
      'score.next > save',
      'score.gave-up > paused',
      'score.no-reply > paused',
      'save.next > liked',
      'liked.yes > happy',
      'liked.no > better',
      'happy.next > fan',
      'better.next > unhappy',
      'better.gave-up > unhappy',
      'better.no-reply > unhappy',
      'unhappy.yes > sorry',
      'unhappy.no > thanks',
      'sorry.next > person',
    ]);
  },
};
