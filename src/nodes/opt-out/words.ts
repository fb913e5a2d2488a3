import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Opt out',
    summary: 'The contact gets no more marketing messages.',
    card: 'No more marketing for this contact',
    hint: 'Answers to their own messages still reach them.',
  },
  es: {
    name: 'Dar de baja',
    summary: 'El contacto no recibe más mensajes de publicidad.',
    card: 'Sin más publicidad para este contacto',
    hint: 'Las respuestas a sus propios mensajes siguen llegando.',
  },
  'pt-BR': {
    name: 'Descadastrar',
    summary: 'O contato não recebe mais mensagens de marketing.',
    card: 'Sem mais marketing para este contato',
    hint: 'As respostas às mensagens da própria pessoa continuam chegando.',
  },
});
