import { randomUUID } from 'node:crypto';
import { emptyDocument } from '#/flow/graph/document.ts';
import { emptyTemplate } from '#/flow/message/message-template.ts';
import type { BroadcastDraft } from '#/server/broadcasts/broadcast-inputs.ts';
import type { AccessKey } from '../access.ts';
import type { World } from './access-world.ts';

/** How a procedure is called in the access matrix. A procedure without a row fails the test. */
export interface AccessRow {
  /** An input that its least role may send; fresh things where the call uses them up. */
  input?: (world: World) => Promise<object> | object;
  /** The input names things of a workspace: with another workspace's they are not found. */
  ids?: true;
}

const by = (key: 'flow' | 'contact' | 'conversation' | 'run' | 'broadcast'): AccessRow => ({
  ids: true,
  input: (world) => ({ id: world[key] }),
});

const everybody = {
  match: 'all',
  groups: [{ match: 'all', rules: [{ on: 'consent', is: 'not-opted-out' }] }],
};

const broadcastSays: Pick<BroadcastDraft, 'channelId' | 'content' | 'audience' | 'timing'> = {
  channelId: null,
  content: { kind: 'message', type: 'send-text', config: { text: 'Hello' } },
  audience: { include: [{ kind: 'everyone' }], exclude: [] },
  timing: { kind: 'now' },
};

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

  'broadcast.list': {},
  'broadcast.get': by('broadcast'),
  'broadcast.recipients': by('broadcast'),
  'broadcast.preview': { input: () => ({ audience: { include: [], exclude: [] }, content: null, channelId: null }) },
  'broadcast.create': { input: () => ({ name: 'New' }) },
  'broadcast.save': {
    ids: true,
    input: async (world) => ({ id: await world.unsent(), revision: 0, draft: { ...broadcastSays, name: 'Saved' } }),
  },
  'broadcast.send': {
    ids: true,
    input: async (world) => ({
      id: await world.unsent({ content: broadcastSays.content, audience: broadcastSays.audience }),
      revision: 0,
      people: 1,
    }),
  },
  'broadcast.sendTest': {
    ids: true,
    input: async (world) => ({ id: await world.unsent({ content: broadcastSays.content }), contactId: world.contact }),
  },
  'broadcast.setStatus': { ids: true, input: (world) => ({ id: world.broadcast, status: 'archived' }) },
  'broadcast.retryFailed': { ids: true, input: async (world) => ({ id: await world.unsent({ status: 'sent' }) }) },
  'broadcast.duplicate': { ids: true, input: (world) => ({ id: world.broadcast, name: 'Again' }) },
  'broadcast.remove': { ids: true, input: async (world) => ({ id: await world.unsent() }) },

  'audit.run': {},

  'template.list': {},
  'template.get': { ids: true, input: async (world) => ({ id: await world.template() }) },
  'template.create': {
    input: () => ({
      name: `matrix_${randomUUID().replaceAll('-', '')}`,
      language: 'es',
      category: 'utility',
      content: { ...emptyTemplate, body: 'Nothing to fill in here' },
      samples: {},
    }),
  },
  'template.edit': {
    ids: true,
    input: async (world) => ({
      id: await world.template(),
      content: { ...emptyTemplate, variables: 'positional', body: 'Something else' },
      samples: {},
    }),
  },
  'template.remove': { ids: true, input: async (world) => ({ id: await world.template() }) },
  'template.sync': {},
  'template.review': { ids: true, input: async (world) => ({ id: await world.template(), act: 'pause' }) },

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
  'contact.count': { input: () => ({}) },
  'contact.tags': {},
  'contact.create': { input: () => ({ phone: `+1202555${String(Math.random()).slice(2, 6)}` }) },
  'contact.startChange': {
    ids: true,
    input: async (world) => ({
      action: { do: 'add-to-group', group: await world.group() },
      target: { ids: [world.contact] },
    }),
  },
  'contact.undoChange': { ids: true, input: async (world) => ({ id: await world.change() }) },
  'contact.getChange': { ids: true, input: async (world) => ({ id: await world.change() }) },

  'field.list': {},
  'field.create': { input: () => ({ key: `f${String(Math.random()).slice(2)}`, label: 'Field', type: 'text' }) },
  'field.edit': { input: async (world) => ({ key: await world.field(), label: 'Renamed' }) },
  'field.remove': { input: async (world) => ({ key: await world.field() }) },

  'segment.list': {},
  'segment.create': { input: () => ({ name: `S ${Math.random()}`, rules: everybody }) },
  'segment.edit': {
    ids: true,
    input: async (world) => ({ id: await world.segment(), name: `S ${Math.random()}`, rules: everybody }),
  },
  'segment.remove': { ids: true, input: async (world) => ({ id: await world.segment() }) },
  'segment.preview': { input: () => ({ rules: everybody }) },

  'group.list': {},
  'group.create': { input: () => ({ name: `G ${Math.random()}` }) },
  'group.rename': { ids: true, input: async (world) => ({ id: await world.group(), name: `G ${Math.random()}` }) },
  'group.remove': { ids: true, input: async (world) => ({ id: await world.group() }) },
  'group.changeMembership': {
    ids: true,
    input: async (world) => ({ contact: world.contact, group: await world.group(), member: true }),
  },

  'import.list': {},
  'import.get': { ids: true, input: async (world) => ({ id: await world.importFile() }) },
  'import.start': {
    ids: true,
    input: async (world) => ({ id: await world.importFile(), plan: { columns: ['phone'] } }),
  },
  'import.cancel': { ids: true, input: async (world) => ({ id: await world.importFile() }) },

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
  'w/[workspace]/contacts/export': 'contact.export',
  'w/[workspace]/imports': 'import.run',
  'w/[workspace]/imports/[id]/errors': 'import.read',
  'w/[workspace]/media': 'media.upload',
  'w/[workspace]/media/[id]': 'media.read',
  'w/[workspace]/phones/[channel]/[person]/media/[id]': 'phone.read',
};
