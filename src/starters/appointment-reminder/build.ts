import { arrange, step } from '../arrange.ts';
import type { Starter } from '../starter.ts';
import { texts } from './texts.ts';

const openingWords = {
  en: ['appointment', 'book', 'booking'],
  es: ['cita', 'reservar', 'reserva'],
  'pt-BR': ['horário', 'marcar', 'agendar'],
};

const freeTimes = {
  en: ['9:00', '11:00', '14:30', '16:00'],
  es: ['9:00', '11:00', '14:30', '16:00'],
  'pt-BR': ['9h', '11h', '14h30', '16h'],
};

/** A time for tomorrow, a reminder in the evening or the next morning, and people for everything else. */
export const appointmentReminder: Starter = {
  words: texts,
  build(locale) {
    const t = texts[locale];
    const slots = freeTimes[locale].map((label, index) => ({ id: `t${index + 1}`, label }));
    const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;
    const columns = [
      [
        step('start', 'keyword', { words: openingWords[locale], match: 'contains', whenBusy: 'replace' }),
        step('about', 'note', { text: t.note }),
      ],
      [
        step('when', 'ask-question', {
          text: t.when,
          answer: {
            kind: 'choice',
            options: [
              { id: 'tomorrow', label: t.tomorrow, value: 'tomorrow' },
              { id: 'other-day', label: t['other-day'], value: 'other' },
            ],
          },
          variable: 'when',
          reask: t['when-again'],
          noReply: hours(12),
        }),
        step('paused', 'send-text', { text: t.paused }),
      ],
      [
        step(
          'is-tomorrow',
          'condition',
          {
            groups: [{ rules: [{ on: 'variable', name: 'when', is: 'equals', value: 'tomorrow' }] }],
          },
          t['step-is-tomorrow'],
        ),
        step('changing', 'send-text', { text: t.changing }),
      ],
      [
        step('day', 'set-field', {
          target: 'variable',
          name: 'day',
          value: `{{ now | date: "%s" | plus: 86400 | date: "${t['day-format']}" }}`,
        }),
        step('change', 'hand-over', { note: t['change-note'] }),
      ],
      [
        step('slot', 'ask-question', {
          text: t.slot,
          answer: { kind: 'choice', show: 'list', openLabel: t['see-times'], options: slots },
          variable: 'slot',
          reask: t['slot-again'],
          noReply: hours(4),
        }),
      ],
      [step('booked', 'send-text', { text: t.booked })],
      [step('save', 'set-field', { target: 'field', name: 'appointment', value: '{{ day }}, {{ slot }}' })],
      [
        step(
          'early',
          'condition',
          {
            groups: [{ rules: [{ on: 'time', from: '00:00', to: '18:00' }] }],
          },
          t['step-early'],
        ),
      ],
      [
        step('evening', 'wait', { until: { how: 'time-of-day', time: '19:00' } }),
        step('morning', 'wait', { until: { how: 'time-of-day', time: '07:30', days: 1 } }),
      ],
      [
        step('reminder', 'send-buttons', {
          text: t.reminder,
          options: [
            { id: 'coming', label: t.coming },
            { id: 'change', label: t.change },
            { id: 'cancel', label: t.cancel },
          ],
          noReply: hours(1),
        }),
      ],
      [
        step('confirmed', 'send-text', { text: t.confirmed }),
        step('clear', 'set-field', { target: 'field', name: 'appointment', value: '' }),
        step('silent', 'hand-over', { note: t['silent-note'] }),
      ],
      [step('confirm', 'tag', { add: ['confirmed'] }), step('cancelled', 'send-text', { text: t.cancelled })],
    ];
    return arrange(columns, [
      'start.next > when',
      'when.next > is-tomorrow',
      'when.gave-up > changing',
      'when.no-reply > paused',
      'is-tomorrow.yes > day',
      'is-tomorrow.no > changing',
      'changing.next > change',
      'day.next > slot',
      'slot.next > booked',
      'slot.gave-up > changing',
      'slot.no-reply > paused',
      'booked.next > save',
      'save.next > early',
      'early.yes > evening',
      'early.no > morning',
      'evening.next > reminder',
      'morning.next > reminder',
      'reminder.coming > confirmed',
      'reminder.change > changing',
      'reminder.cancel > clear',
      'reminder.other > changing',
      'reminder.no-reply > silent',
      'confirmed.next > confirm',
      'clear.next > cancelled',
    ]);
  },
};
