import { type Role, roles } from '../db/schema/workspaces.ts';

/** What may be done, as `resource.action`, and the least role that may do it. The action `read` never writes. */
export const accessTable = {
  'workspace.read': 'viewer',
  'workspace.edit': 'admin',
  'workspace.stop': 'editor',
  'member.read': 'viewer',
  'member.manage': 'admin',
  'member.leave': 'viewer',
  'invitation.read': 'admin',
  'invitation.manage': 'admin',
  'secret.read': 'editor',
  'secret.manage': 'admin',
  'channel.read': 'viewer',
  'channel.manage': 'admin',
  'flow.read': 'viewer',
  'flow.edit': 'editor',
  'flow.publish': 'editor',
  'run.read': 'viewer',
  'run.stop': 'editor',
  'run.move': 'editor',
  'contact.read': 'viewer',
  'contact.edit': 'agent',
  'contact.change': 'editor',
  'contact.export': 'editor',
  'field.read': 'viewer',
  'field.edit': 'editor',
  'segment.read': 'viewer',
  'segment.edit': 'editor',
  'group.read': 'viewer',
  'group.edit': 'editor',
  'import.read': 'editor',
  'import.run': 'editor',
  'conversation.read': 'viewer',
  'conversation.reply': 'agent',
  'phone.read': 'viewer',
  'phone.use': 'agent',
  'template.read': 'viewer',
  'template.edit': 'editor',
  'broadcast.read': 'viewer',
  'broadcast.edit': 'editor',
  'broadcast.send': 'editor',
  'audit.read': 'admin',
  'system.read': 'admin',
  'media.read': 'viewer',
  'media.upload': 'agent',
} as const satisfies Record<string, Role>;
export type AccessKey = keyof typeof accessTable;

/** Tells whether a role reaches what an action asks for. */
export function allows(role: Role, key: AccessKey): boolean {
  return roles.indexOf(role) >= roles.indexOf(accessTable[key]);
}

/** Tells whether an action only reads; its transaction is then read-only. */
export function onlyReads(key: AccessKey): boolean {
  return key.endsWith('.read');
}

/** Everything that a role may do, for screens that offer nothing they would refuse. */
export function permissionsOf(role: Role): AccessKey[] {
  return (Object.keys(accessTable) as AccessKey[]).filter((key) => allows(role, key));
}
