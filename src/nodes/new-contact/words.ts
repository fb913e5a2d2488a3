import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'New contact',
    summary: 'Starts the flow when somebody writes for the first time.',
    card: 'The first message of a person',
  },
  es: {
    name: 'Contacto nuevo',
    summary: 'Inicia el flujo cuando alguien escribe por primera vez.',
    card: 'El primer mensaje de una persona',
  },
  'pt-BR': {
    name: 'Contato novo',
    summary: 'Inicia o fluxo quando alguém escreve pela primeira vez.',
    card: 'A primeira mensagem de uma pessoa',
  },
});
