import {
  BadgeCheck,
  BellOff,
  CircleHelp,
  CircleStop,
  Clock,
  Globe,
  Headset,
  Image,
  List,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestionMark,
  MessageSquareQuote,
  MessageSquareText,
  PencilLine,
  RectangleEllipsis,
  Shuffle,
  Split,
  SquareArrowOutUpRight,
  StickyNote,
  Tag,
  UserPlus,
} from 'lucide-react';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** The drawings behind the icon names in the schemas; only those that are used reach the browser. */
export const stepIcons: Readonly<Record<string, LucideIcon>> = {
  'badge-check': BadgeCheck,
  'bell-off': BellOff,
  'circle-stop': CircleStop,
  clock: Clock,
  globe: Globe,
  headset: Headset,
  image: Image,
  list: List,
  'message-circle': MessageCircle,
  'message-circle-question-mark': MessageCircleQuestionMark,
  'message-square-quote': MessageSquareQuote,
  'message-square-text': MessageSquareText,
  'pencil-line': PencilLine,
  'rectangle-ellipsis': RectangleEllipsis,
  shuffle: Shuffle,
  split: Split,
  'square-arrow-out-up-right': SquareArrowOutUpRight,
  'sticky-note': StickyNote,
  tag: Tag,
  'user-plus': UserPlus,
};

/** The icon of a node type. */
export function StepIcon({ type }: { type: string }) {
  const Icon = stepIcons[roomOf(nodeSchemas, type)?.icon ?? ''] ?? CircleHelp;
  return <Icon aria-hidden />;
}
