import { defineWords } from '#/lib/locales.ts';

export const words = defineWords({
  en: {
    name: 'Media',
    summary: 'Sends an image, a video, a sound, a document or a sticker.',
    media: 'What to send',
    caption: 'Text below',
    'caption-placeholder': 'Here is our menu',
  },
  es: {
    name: 'Multimedia',
    summary: 'Envía una imagen, un video, un audio, un documento o un sticker.',
    media: 'Qué enviar',
    caption: 'Texto debajo',
    'caption-placeholder': 'Este es nuestro menú',
  },
  'pt-BR': {
    name: 'Mídia',
    summary: 'Envia uma imagem, um vídeo, um áudio, um documento ou uma figurinha.',
    media: 'O que enviar',
    caption: 'Texto abaixo',
    'caption-placeholder': 'Este é o nosso cardápio',
  },
});
