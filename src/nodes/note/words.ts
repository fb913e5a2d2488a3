import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Note',
    summary: 'A remark for your team. It never runs.',
    text: 'Remark',
    'text-placeholder': 'Why this branch is here',
    empty: 'Empty note',
  },
  es: {
    name: 'Nota',
    summary: 'Un comentario para tu equipo. Nunca se ejecuta.',
    text: 'Comentario',
    'text-placeholder': 'Por qué está esta rama',
    empty: 'Nota vacía',
  },
  'pt-BR': {
    name: 'Nota',
    summary: 'Um comentário para a sua equipe. Nunca é executado.',
    text: 'Comentário',
    'text-placeholder': 'Por que este ramo está aqui',
    empty: 'Nota vazia',
  },
});
