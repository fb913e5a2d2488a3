import { type Locale, locales, type Words } from '#/lib/locales.ts';

type Said = Record<Locale, string> & { codes: readonly number[] };

const permissions = Array.from({ length: 100 }, (_, index) => 200 + index);

/** What the codes mean that people meet, as the rest of a sentence that begins with "not delivered:". */
const sayings: readonly Said[] = [
  {
    codes: [0, 190],
    en: 'the access token has expired or was revoked',
    es: 'el token de acceso caducó o fue revocado',
    'pt-BR': 'o token de acesso expirou ou foi revogado',
  },
  {
    codes: [3, 10, ...permissions, 131005],
    en: 'the access token lacks a permission',
    es: 'al token de acceso le falta un permiso',
    'pt-BR': 'falta uma permissão ao token de acesso',
  },
  {
    codes: [33, 803],
    en: 'Meta does not know this number, or the token may not use it',
    es: 'Meta no conoce este número, o el token no puede usarlo',
    'pt-BR': 'a Meta não conhece este número, ou o token não pode usá-lo',
  },
  {
    codes: [100, 131008, 131009],
    en: 'Meta did not accept something in the message',
    es: 'Meta no aceptó algo del mensaje',
    'pt-BR': 'a Meta não aceitou algo na mensagem',
  },
  {
    codes: [1, 2, 131000, 131016, 133004],
    en: 'Meta’s service was out of order',
    es: 'el servicio de Meta no funcionaba',
    'pt-BR': 'o serviço da Meta estava fora do ar',
  },
  {
    codes: [4, 80007, 130429],
    en: 'more was sent at once than Meta allows',
    es: 'se envió de una vez más de lo que Meta permite',
    'pt-BR': 'foi enviado de uma vez mais do que a Meta permite',
  },
  {
    codes: [368, 131031],
    en: 'Meta has blocked the account for breaking its policies',
    es: 'Meta bloqueó la cuenta por incumplir sus políticas',
    'pt-BR': 'a Meta bloqueou a conta por violar suas políticas',
  },
  {
    codes: [130403],
    en: 'the business has blocked this person',
    es: 'la empresa bloqueó a esta persona',
    'pt-BR': 'a empresa bloqueou esta pessoa',
  },
  {
    codes: [130472],
    en: 'Meta sends this person no marketing, as part of an experiment',
    es: 'Meta no envía publicidad a esta persona, como parte de un experimento',
    'pt-BR': 'a Meta não envia marketing a esta pessoa, como parte de um experimento',
  },
  {
    codes: [130497],
    en: 'the account may not write to people in this country',
    es: 'la cuenta no puede escribir a personas de este país',
    'pt-BR': 'a conta não pode escrever para pessoas deste país',
  },
  {
    codes: [131021],
    en: 'the number cannot write to itself',
    es: 'el número no puede escribirse a sí mismo',
    'pt-BR': 'o número não pode escrever para si mesmo',
  },
  {
    codes: [131026],
    en: 'the person cannot be reached: not on WhatsApp, on an old version, or blocking this number',
    es: 'no se puede llegar a la persona: no está en WhatsApp, usa una versión antigua o bloqueó este número',
    'pt-BR': 'não dá para chegar à pessoa: não está no WhatsApp, usa uma versão antiga ou bloqueou este número',
  },
  {
    codes: [131030],
    en: 'a test number only writes to people on its list',
    es: 'un número de prueba solo escribe a las personas de su lista',
    'pt-BR': 'um número de teste só escreve para as pessoas da sua lista',
  },
  {
    codes: [131037],
    en: 'Meta has not approved the display name of the number yet',
    es: 'Meta aún no aprobó el nombre visible del número',
    'pt-BR': 'a Meta ainda não aprovou o nome de exibição do número',
  },
  {
    codes: [131042, 131044],
    en: 'the account at Meta has a problem with its payment',
    es: 'la cuenta de Meta tiene un problema de pago',
    'pt-BR': 'a conta na Meta tem um problema de pagamento',
  },
  {
    codes: [131045, 133010],
    en: 'the number is not registered at Meta',
    es: 'el número no está registrado en Meta',
    'pt-BR': 'o número não está registrado na Meta',
  },
  {
    codes: [131047],
    en: 'the 24-hour window is closed',
    es: 'la ventana de 24 horas está cerrada',
    'pt-BR': 'a janela de 24 horas está fechada',
  },
  {
    codes: [131048],
    en: 'Meta holds the number back because people reported or blocked it',
    es: 'Meta frena el número porque hubo personas que lo denunciaron o bloquearon',
    'pt-BR': 'a Meta segura o número porque pessoas o denunciaram ou bloquearam',
  },
  {
    codes: [131049],
    en: 'Meta sends this person no more marketing for now',
    es: 'por ahora Meta no envía más publicidad a esta persona',
    'pt-BR': 'por enquanto a Meta não envia mais marketing a esta pessoa',
  },
  {
    codes: [131050],
    en: 'the person wants no marketing',
    es: 'la persona no quiere publicidad',
    'pt-BR': 'a pessoa não quer marketing',
  },
  {
    codes: [131051, 131055],
    en: 'WhatsApp does not take this kind of message here',
    es: 'WhatsApp no admite aquí este tipo de mensaje',
    'pt-BR': 'o WhatsApp não aceita aqui este tipo de mensagem',
  },
  {
    codes: [131052, 131053],
    en: 'Meta could not read the file',
    es: 'Meta no pudo leer el archivo',
    'pt-BR': 'a Meta não conseguiu ler o arquivo',
  },
  {
    codes: [131056],
    en: 'this person got too many messages in a short time',
    es: 'esta persona recibió demasiados mensajes en poco tiempo',
    'pt-BR': 'esta pessoa recebeu mensagens demais em pouco tempo',
  },
  {
    codes: [131057, 2494100],
    en: 'Meta is maintaining the account',
    es: 'la cuenta está en mantenimiento en Meta',
    'pt-BR': 'a conta está em manutenção na Meta',
  },
  {
    codes: [131062],
    en: 'this message needs a phone number, and the person is known by a user ID alone',
    es: 'este mensaje requiere un teléfono, y de la persona solo se conoce el ID de usuario',
    'pt-BR': 'esta mensagem precisa de um telefone, e da pessoa só se conhece o ID de usuário',
  },
  {
    codes: [132000, 132008, 132012, 132018],
    en: 'the values do not fit the template',
    es: 'los valores no encajan en la plantilla',
    'pt-BR': 'os valores não combinam com o modelo',
  },
  {
    codes: [132001],
    en: 'there is no such template in this language',
    es: 'no existe esa plantilla en este idioma',
    'pt-BR': 'não existe esse modelo neste idioma',
  },
  {
    codes: [132005],
    en: 'the template becomes too long with these values',
    es: 'la plantilla queda demasiado larga con estos valores',
    'pt-BR': 'o modelo fica longo demais com estes valores',
  },
  {
    codes: [132007],
    en: 'the template breaks Meta’s rules',
    es: 'la plantilla incumple las reglas de Meta',
    'pt-BR': 'o modelo viola as regras da Meta',
  },
  {
    codes: [132015, 132016],
    en: 'Meta has paused or disabled the template',
    es: 'Meta pausó o desactivó la plantilla',
    'pt-BR': 'a Meta pausou ou desativou o modelo',
  },
  {
    codes: [134011],
    en: 'the payment terms at Meta have not been accepted',
    es: 'no se aceptaron los términos de pago de Meta',
    'pt-BR': 'os termos de pagamento da Meta não foram aceitos',
  },
  {
    codes: [137000],
    en: 'the person’s phone or number has changed',
    es: 'cambió el teléfono o el número de la persona',
    'pt-BR': 'o telefone ou o número da pessoa mudou',
  },
];

const other: Record<Locale, string> = {
  en: 'Meta refused it',
  es: 'Meta lo rechazó',
  'pt-BR': 'a Meta recusou',
};

function writeAll(locale: Locale): Record<string, string> {
  const texts = sayings.flatMap((said) => said.codes.map((code) => [`error-${code}`, `${said[locale]} ({code})`]));
  return { 'error-other': `${other[locale]} ({code})`, ...Object.fromEntries(texts) };
}

/** What Meta's errors mean, as `error-131026` with the value `code`; `error-other` for codes without words of their own. */
export const errorWords = Object.fromEntries(locales.map((locale) => [locale, writeAll(locale)])) as Words;
