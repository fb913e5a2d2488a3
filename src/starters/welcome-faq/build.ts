import { arrange, step } from '../arrange.ts';
import type { Starter } from '../starter.ts';
import { texts } from './texts.ts';

const menuWords = {
  en: ['menu', 'help', 'topics'],
  es: ['menú', 'ayuda', 'temas'],
  'pt-BR': ['menu', 'ajuda', 'assuntos'],
};

/** A greeting, a list of topics with their answers, and a way to a person from everywhere. */
export const welcomeFaq: Starter = {
  words: texts,
  build(locale) {
    const t = texts[locale];
    const halfDay = { amount: 12, unit: 'hours' } as const;
    const columns = [
      [
        step('start', 'any-message', { priority: -10 }),
        step('start-menu', 'keyword', { words: menuWords[locale], match: 'exact', whenBusy: 'replace' }),
        step('about', 'note', { text: t.note }),
      ],
      [step('greeting', 'send-text', { text: t.greeting })],
      [
        step('topics', 'send-list', {
          text: t.question,
          openLabel: t.open,
          sections: [
            {
              rows: [
                { id: 'hours', label: t.hours, description: t['hours-more'] },
                { id: 'place', label: t.place, description: t['place-more'] },
                { id: 'prices', label: t.prices, description: t['prices-more'] },
                { id: 'person', label: t.person, description: t['person-more'] },
              ],
            },
          ],
        }),
      ],
      [
        step('hours', 'send-text', { text: t['hours-answer'] }),
        step('place', 'send-link-button', {
          text: t['place-answer'],
          label: t['place-link'],
          url: 'https://www.example.com/map',
        }),
        step('prices', 'send-text', { text: t['prices-answer'] }),
        step('unsure', 'send-buttons', {
          text: t.unsure,
          options: [
            { id: 'topics', label: t['show-topics'] },
            { id: 'person', label: t.person },
          ],
          noReply: halfDay,
        }),
      ],
      [
        step('more', 'send-buttons', {
          text: t.more,
          options: [
            { id: 'topics', label: t['show-topics'] },
            { id: 'person', label: t.person },
            { id: 'no', label: t['no-thanks'] },
          ],
          noReply: halfDay,
        }),
      ],
      [step('bye', 'send-text', { text: t.bye }), step('handing', 'send-text', { text: t.handing })],
      [step('end', 'end', {}), step('person', 'hand-over', { note: t['handing-note'] })],
    ];
    return arrange(columns, [
      'start.next > greeting',
      'start-menu.next > topics',
      'greeting.next > topics',
      'topics.hours > hours',
      'topics.place > place',
      'topics.prices > prices',
      'topics.person > handing',
      'topics.other > unsure',
      'hours.next > more',
      'place.next > more',
      'prices.next > more',
      'unsure.topics > topics',
      'unsure.person > handing',
      'unsure.other > handing',
      'more.topics > topics',
      'more.person > handing',
      'more.no > bye',
      'more.other > unsure',
      'bye.next > end',
      'handing.next > person',
    ]);
  },
};
