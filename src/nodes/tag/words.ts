import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Tags',
    summary: 'Gives tags to the contact, or takes them away.',
    add: 'Give these tags',
    remove: 'Take away these tags',
    'tag-placeholder': 'customer',
    none: 'No tag yet',
  },
  es: {
    name: 'Etiquetas',
    summary: 'Pone etiquetas al contacto o se las quita.',
    add: 'Poner estas etiquetas',
    remove: 'Quitar estas etiquetas',
    'tag-placeholder': 'cliente',
    none: 'Aún sin etiqueta',
  },
  'pt-BR': {
    name: 'Etiquetas',
    summary: 'Coloca etiquetas no contato ou as retira.',
    add: 'Colocar estas etiquetas',
    remove: 'Retirar estas etiquetas',
    'tag-placeholder': 'cliente',
    none: 'Ainda sem etiqueta',
  },
});
