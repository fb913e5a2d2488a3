import { asc, ne } from 'drizzle-orm';
import { channelAdapters } from '#/channels/adapters.ts';
import type { ChannelAccess, ChannelAdapter } from '#/channels/contract.ts';
import { type ChannelKind, channelManifests } from '#/channels/manifests.ts';
import type { TemplateDesk } from '#/channels/template-desk.ts';
import { UserError } from '#/lib/errors.ts';
import type { JsonObject } from '#/lib/json.ts';
import { openChannel } from '../channels/open-channel.ts';
import type { Db } from '../db/client.ts';
import { asEngine, withWorkspace } from '../db/doors.ts';
import { channel } from '../db/schema/channels.ts';

/** A number of an account. */
export interface AccountSender {
  id: string;
  name: string;
  simulated: boolean;
  externalId: string;
}

/** One account of the workspace, and the senders that use it. */
export interface Account {
  kind: ChannelKind;
  /** The provider's id of it. */
  account: string;
  channels: readonly AccountSender[];
}

/** The desk of an account, opened. */
export interface OpenDesk {
  account: string;
  desk: TemplateDesk;
  identify: ChannelAdapter['identify'];
  access: ChannelAccess;
  check: NonNullable<(typeof channelManifests)[ChannelKind]['templates']>['check'];
}

/** The accounts of the open workspace that have templates, in the order in which their numbers are called. */
export async function accountsOf(tx: Db): Promise<Account[]> {
  const rows = await tx
    .select({
      id: channel.id,
      kind: channel.kind,
      name: channel.name,
      config: channel.config,
      simulated: channel.simulated,
      externalId: channel.externalId,
    })
    .from(channel)
    .where(ne(channel.state, 'disconnected'))
    .orderBy(asc(channel.name), asc(channel.id));
  const accounts = new Map<string, Account & { channels: AccountSender[] }>();
  for (const { kind, config, ...sender } of rows) {
    const desk = channelAdapters[kind as ChannelKind]?.templates;
    const account = desk?.accountOf(config as JsonObject);
    if (!account) continue;
    const known = accounts.get(account) ?? { kind: kind as ChannelKind, account, channels: [] };
    known.channels.push(sender);
    accounts.set(account, known);
  }
  return [...accounts.values()];
}

/** Opens the desk of an account, or of the first where none is named. Throws `not-found`. */
export async function openDesk(workspaceId: string, wanted: string | null): Promise<OpenDesk> {
  const accounts = await withWorkspace(workspaceId, accountsOf);
  const found = wanted === null ? accounts[0] : accounts.find(({ account }) => account === wanted);
  const [sender] = found?.channels ?? [];
  const adapter = found && channelAdapters[found.kind];
  const desk = adapter?.templates;
  const rules = found && channelManifests[found.kind].templates;
  if (!found || !sender || !adapter || !desk || !rules) throw new UserError('not-found');
  const access = await asEngine((tx) => openChannel(tx, sender.id));
  return { account: found.account, desk, identify: adapter.identify, access, check: rules.check };
}
