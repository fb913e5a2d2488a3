import { emptyDocument } from '#/flow/graph/document.ts';
import type { AccessKey } from '../access.ts';
import type { World } from './access-world.ts';

/** How a procedure is called in the access matrix. A procedure without a row fails the test. */
export interface AccessRow {
  /** An input that its least role may send; fresh things where the call uses them up. */
  input?: (world: World) => Promise<object> | object;
  /** The input names things of a workspace: with another workspace's they are not found. */
  ids?: true;
}

const by = (key: 'flow' | 'contact' | 'conversation' | 'run'): AccessRow => ({
  ids: true,
  input: (world) => ({ id: world[key] }),
});

/** One row for each tRPC procedure. */
export const accessRows: Record<string, AccessRow> = {
  'account.get': {},
  'account.setLocale': { input: () => ({ locale: 'es' }) },

  'workspace.list': {},
  'workspace.create': { input: () => ({ name: 'Another', timeZone: 'UTC', locale: 'en' }) },
  'workspace.get': {},
  'workspace.edit': { input: () => ({ name: 'Renamed' }) },
  'workspace.stopSending': { input: () => ({ stopped: false }) },

  'member.list': {},
  'member.changeRole': { ids: true, input: async (world) => ({ userId: await world.somebody(), role: 'viewer' }) },
  'member.remove': { ids: true, input: async (world) => ({ userId: await world.somebody() }) },
  'member.leave': {},

  'invitation.list': {},
  'invitation.create': { input: () => ({ role: 'agent' }) },
  'invitation.revoke': { ids: true, input: async (world) => ({ id: (await world.invite()).id }) },
  'invitation.lookUp': { input: async (world) => ({ token: (await world.invite()).token }) },
  'invitation.accept': { input: async (world) => ({ token: (await world.invite()).token }) },

  'audit.run': {},

  'system.get': {},
  'system.nudge': {},

  'secret.list': {},
  'secret.set': { input: () => ({ name: 'Matrix', value: 'some value', hosts: ['a.test'] }) },
  'secret.remove': { ids: true, input: async (world) => ({ id: await world.secret() }) },

  'channel.list': {},
  'channel.news': { ids: true, input: async (world) => ({ id: await world.channel() }) },
  'channel.connectWhatsapp': {
    input: () => ({
      phoneNumberId: String(Math.random()).slice(2, 14),
      wabaId: '12345',
      accessToken: 'T',
      appSecret: 'X',
    }),
  },
  'channel.connectSimulator': { input: () => ({}) },
  'channel.rename': { ids: true, input: async (world) => ({ id: await world.channel(), name: 'Renamed' }) },
  'channel.setState': { ids: true, input: async (world) => ({ id: await world.channel(), state: 'paused' }) },
  'channel.rotateSecret': {
    ids: true,
    input: async (world) => ({ id: await world.channel(), field: 'appSecret', value: 'Y' }),
  },
  'channel.disconnect': { ids: true, input: async (world) => ({ id: await world.channel() }) },

  'flow.list': {},
  'flow.get': by('flow'),
  'flow.create': { input: () => ({ name: 'New' }) },
  'flow.createFromStarter': { input: () => ({ starter: 'welcome-faq', locale: 'pt-BR' }) },
  'flow.saveDraft': {
    ids: true,
    input: async (world) => ({ id: await world.draft(), revision: 1, document: emptyDocument }),
  },
  'flow.publish': { ids: true, input: async (world) => ({ id: await world.draft(), revision: 1 }) },
  'flow.setStatus': { ids: true, input: (world) => ({ id: world.flow, status: 'live' }) },
  'flow.rename': { ids: true, input: (world) => ({ id: world.flow, name: 'Renamed' }) },
  'flow.duplicate': by('flow'),
  'flow.remove': { ids: true, input: async (world) => ({ id: await world.draft() }) },
  'flow.listVersions': by('flow'),
  'flow.getVersion': { ids: true, input: (world) => ({ id: world.flow, number: 1 }) },
  'flow.restoreVersion': { ids: true, input: (world) => ({ id: world.flow, number: 1, revision: 1 }) },
  'flow.planMove': by('flow'),
  'flow.startMove': by('flow'),
  'flow.undoMove': { ids: true, input: async (world) => ({ id: await world.move() }) },
  'flow.listMoves': by('flow'),
  'flow.exportFile': by('flow'),
  'flow.importFile': { input: () => ({ file: { recado: 'flow', name: 'Imported', document: emptyDocument } }) },

  'run.list': { input: () => ({}) },
  'run.get': by('run'),
  'run.steps': by('run'),
  'run.stop': by('run'),

  'contact.list': { input: () => ({}) },
  'contact.get': by('contact'),
  'contact.edit': { ids: true, input: (world) => ({ id: world.contact, name: 'Renamed' }) },
  'contact.optOut': by('contact'),
  'contact.optIn': by('contact'),
  'contact.wouldReach': by('contact'),

  'conversation.list': { input: () => ({}) },
  'conversation.get': by('conversation'),
  'conversation.messages': by('conversation'),
  'conversation.reply': { ids: true, input: (world) => ({ id: world.conversation, text: 'Hello' }) },
  'conversation.takeOver': by('conversation'),
  'conversation.assign': { ids: true, input: (world) => ({ id: world.conversation, userId: null }) },
  'conversation.giveBack': by('conversation'),
  'conversation.markRead': by('conversation'),

  'phone.list': {},
  'phone.chat': { ids: true, input: (world) => world.phone },
  'phone.add': { ids: true, input: ({ phone }) => ({ channelId: phone.channelId, name: 'Another' }) },
  'phone.set': { ids: true, input: (world) => ({ ...world.phone, online: true }) },
  'phone.speak': { ids: true, input: (world) => ({ ...world.phone, say: { kind: 'text', text: 'Hi' } }) },
  'phone.onChange': {},

  'live.onChange': {},
};

/** What guards each route handler below `src/app/api`. A file without a row fails the test. */
export const routeRows: Record<string, AccessKey | 'procedures' | 'public' | 'demo'> = {
  'auth/[...nextauth]': 'public',
  'demo-sign-in': 'demo',
  health: 'public',
  'health/liveness': 'public',
  'health/readiness': 'public',
  'trpc/[workspace]/[trpc]': 'procedures',
  'w/[workspace]/media': 'media.upload',
  'w/[workspace]/media/[id]': 'media.read',
  'w/[workspace]/phones/[channel]/[person]/media/[id]': 'phone.read',
};
