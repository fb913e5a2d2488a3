import {
  BadgeCheck,
  Contact,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  Route,
  Settings,
  Smartphone,
  Workflow,
} from 'lucide-react';

/** The rooms of a workspace, in the order of the sidebar; the first four stand in the bar of a phone too. */
export const navigation = [
  { key: 'flows', icon: Workflow },
  { key: 'conversations', icon: MessagesSquare },
  { key: 'phones', icon: Smartphone },
  { key: 'runs', icon: Route },
  { key: 'broadcasts', icon: Megaphone },
  { key: 'templates', icon: BadgeCheck },
  { key: 'contacts', icon: Contact },
  { key: 'settings', icon: Settings },
] as const satisfies readonly { key: string; icon: LucideIcon }[];
export type Room = (typeof navigation)[number]['key'];
