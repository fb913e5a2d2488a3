import { notFound } from 'next/navigation';

/** An address inside a workspace that leads nowhere: said inside the frame. */
export default function NowherePage() {
  notFound();
}
