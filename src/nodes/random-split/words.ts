import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Random split',
    summary: 'Sends a share of the contacts each way; the same person always goes the same way.',
    shares: 'Shares',
    share: 'Share {number}',
    percent: 'Per cent',
    'add-share': 'Add a share',
    'even-out': 'Make all shares equal',
    sum: '{sum} % of 100 %',
  },
  es: {
    name: 'División al azar',
    summary: 'Envía una parte de los contactos por cada lado; la misma persona va siempre por el mismo.',
    shares: 'Partes',
    share: 'Parte {number}',
    percent: 'Por ciento',
    'add-share': 'Añadir una parte',
    'even-out': 'Igualar las partes',
    sum: '{sum} % de 100 %',
  },
  'pt-BR': {
    name: 'Divisão aleatória',
    summary: 'Envia uma parte dos contatos por cada lado; a mesma pessoa vai sempre pelo mesmo.',
    shares: 'Partes',
    share: 'Parte {number}',
    percent: 'Por cento',
    'add-share': 'Adicionar uma parte',
    'even-out': 'Igualar as partes',
    sum: '{sum} % de 100 %',
  },
});
