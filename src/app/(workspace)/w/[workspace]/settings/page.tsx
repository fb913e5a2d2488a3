import { redirect } from 'next/navigation';

/** The settings open with the workspace itself. */
export default async function SettingsPage({ params }: PageProps<'/w/[workspace]/settings'>) {
  redirect(`/w/${(await params).workspace}/settings/workspace`);
}
