import type { TemplateInput } from '../control/requests.ts';

/** The templates of an account to which nobody gave any. */
export function defaultTemplates(): TemplateInput[] {
  return [
    {
      name: 'hello_world',
      language: 'en_US',
      category: 'UTILITY',
      status: 'APPROVED',
      parameter_format: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
        {
          type: 'BODY',
          text: 'Welcome and congratulations!! This message demonstrates your ability to send a message.',
        },
      ],
    },
    ...translations.map(
      ([language, text, button]): TemplateInput => ({
        name: 'appointment_reminder',
        language,
        category: 'UTILITY',
        status: 'APPROVED',
        parameter_format: 'POSITIONAL',
        components: [
          { type: 'BODY', text },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: button }] },
        ],
      }),
    ),
    {
      name: 'seasonal_promotion',
      language: 'en_US',
      category: 'MARKETING',
      status: 'APPROVED',
      parameter_format: 'NAMED',
      components: [
        { type: 'BODY', text: 'Hi {{first_name}}, our sale is on: use the code {{code}} until Sunday.' },
        { type: 'FOOTER', text: 'Reply STOP to opt out' },
      ],
    },
  ];
}

const translations = [
  ['en_US', 'Hi {{1}}, we look forward to seeing you on {{2}}.', 'Confirm'],
  ['es', 'Hola, {{1}}: te esperamos el {{2}}.', 'Confirmar'],
  ['pt_BR', 'Oi, {{1}}! Esperamos você em {{2}}.', 'Confirmar'],
] as const;
