"""Packs the program that is in the wheel, with what goes with it, beside the bill of materials and the sums of all.

archive.py FOLDER TARGET BUILT WITH: the same files make the same archive, for no time and no user is in it.
"""
import gzip
import hashlib
import io
import os
import pathlib
import sys
import tarfile
import time
import zipfile

out, target, built, beside = sys.argv[1:]
out, beside = pathlib.Path(out), pathlib.Path(beside)
epoch = int(os.environ["SOURCE_DATE_EPOCH"])

wheel = zipfile.ZipFile(max(out.glob("ssmlint-*.whl"), key=os.path.getmtime))
version = pathlib.Path(wheel.filename).name.split("-")[1]
program = next(name for name in wheel.namelist() if ".data/scripts/ssmlint" in name)
bill = next(name for name in wheel.namelist() if "/sboms/" in name)
content = wheel.read(program)
assert content == (pathlib.Path(built) / pathlib.Path(program).name).read_bytes(), "the wheel has another program"

name = f"ssmlint-{version}-{target}"
(out / f"{name}.cdx.json").write_bytes(wheel.read(bill))
files = [(pathlib.Path(program).name, content, 0o755)]
files += [(str(path.relative_to(beside)), path.read_bytes(), 0o644) for path in sorted(beside.rglob("*")) if path.is_file()]
if "windows" in target:
    with zipfile.ZipFile(out / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content, _ in files:
            # The oldest time that such an archive can tell is 1980.
            member = zipfile.ZipInfo(f"{name}/{path}", max(time.gmtime(epoch)[:6], (1980, 1, 1, 0, 0, 0)))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
else:
    with open(out / f"{name}.tar.gz", "wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as packed:
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for path, content, mode in files:
                member = tarfile.TarInfo(f"{name}/{path}")
                member.size, member.mode, member.mtime = len(content), mode, epoch
                archive.addfile(member, io.BytesIO(content))

made = sorted(path for path in out.iterdir() if path.name != "SHA256SUMS")
(out / "SHA256SUMS").write_text("".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made))
