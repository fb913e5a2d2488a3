'use client';

import { usePathname } from 'next/navigation';
import { navigation, type Room } from './navigation.ts';

/** Which room is open, and whether it is the editor, which needs all the width it can get. */
export function useRoom(workspace: string): { room: Room | null; inEditor: boolean } {
  const [key, id] = usePathname().slice(`/w/${workspace}/`.length).split('/');
  const room = navigation.find((entry) => entry.key === key)?.key ?? null;
  return { room, inEditor: room === 'flows' && Boolean(id) };
}
