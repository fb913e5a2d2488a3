import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'End',
    summary: 'Ends the flow for this contact.',
    card: 'The flow ends here',
  },
  es: {
    name: 'Fin',
    summary: 'Termina el flujo para este contacto.',
    card: 'El flujo termina aquí',
  },
  'pt-BR': {
    name: 'Fim',
    summary: 'Termina o fluxo para este contato.',
    card: 'O fluxo termina aqui',
  },
});
