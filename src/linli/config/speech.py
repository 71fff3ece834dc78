"""What ./linli says before and around Django, in English and in Chinese. The standard library is all it needs.

A sentence is written in English where it is said; here stands the other column. A test finds what is missing.
"""

from linli.kernel import tongue

CHINESE = {
    # The launcher.
    "Making the environment in .venv": "正在建立运行环境 .venv",
    "Installing {n} packages": "正在安装 {n} 个软件包",
    "{n} of {total}": "第 {n} 个，共 {total} 个",
    "This Python cannot make environments (its venv or ensurepip module is missing). On Debian and Ubuntu: "
    "apt-get install python3-venv, then again.": "这个 Python 不能建立运行环境（缺少 venv 或 ensurepip 模块）。"
    "在 Debian 和 Ubuntu 上先运行 apt-get install python3-venv，再试一次。",
    "The disk of {place} is full. Free about 1.2 GB and run the same command again.":
    "{place} 所在的磁盘满了。请腾出约 1.2 GB，再运行同一条命令。",
    "A downloaded package is not the one in requirements.lock, so it was refused. Check your index.":
    "下载的软件包与 requirements.lock 里的不一致，已拒绝。请检查软件源。",
    "No package index can be reached. Connect to the network, or set PIP_INDEX_URL to a mirror.":
    "连不上软件源。请接通网络，或把 PIP_INDEX_URL 设为镜像地址。",
    "Installing failed. The installer's last lines:": "安装失败。安装程序最后几行是：",
    "{place} has {free} MB free and installing needs {needed} MB. Free some space and run again.":
    "{place} 只剩 {free} MB，安装需要 {needed} MB。请腾出空间再运行。",
    "Linli needs Python 3.11 or newer and this is {version}. Install a newer one.":
    "邻里需要 Python 3.11 或更新的版本，这里是 {version}。请安装新版。",
    "The disk is full. Free some space and run the same command again.": "磁盘满了。请腾出空间，再运行同一条命令。",
    "I may not write {place}. Use a folder of your own, or name one with --data.":
    "不能写入 {place}。请用自己的文件夹，或用 --data 指定一个。",
    # The data folder, its keys and its database.
    "There are no tables yet in {folder}. Is it the right folder (--data)? If it is new, start ./linli up once.":
    "{folder} 里还没有数据表。文件夹对吗（--data）？如果是新的，先运行一次 ./linli up。",
    "{place}: The disk is full: free some space, then run the same command again.":
    "{place}：磁盘满了，请腾出空间，再运行同一条命令。",
    "{place}: I may not write there: see --data, then run the same command again.":
    "{place}：不能写入，请看 --data，再运行同一条命令。",
    "{folder} cannot be made ({reason}). Name a folder of your own with --data.":
    "不能建立 {folder}（{reason}）。请用 --data 指定自己的文件夹。",
    "{folder} has data but not its {names}. Put your copy back into {place}, or set it in the environment: with a "
    "new one, what is encrypted could never be read again.": "{folder} 里有数据，却没有 {names}。请把备份放回 {place}，"
    "或写在环境变量里：换了新的，加密的内容就再也读不出来了。",
    "{place} was made by PostgreSQL {version} and this Linli carries {major}. Move the data with pg_dump and "
    "pg_restore of the old one, or name another folder with --data.": "{place} 由 PostgreSQL {version} 建立，"
    "这一版邻里自带 {major}。请用旧版的 pg_dump 和 pg_restore 迁移数据，或用 --data 指定另一个文件夹。",
    "{folder} has {free} MB free and a new database needs 600 MB. Free some space first.":
    "{folder} 只剩 {free} MB，新数据库需要 600 MB。请先腾出空间。",
    "{folder} belongs to somebody else. Remove it, or use a shorter path with --data.":
    "{folder} 属于别人。请删掉它，或用 --data 指定短一些的路径。",
    "The disk of {folder} is full. Free some space and run the same command again.":
    "{folder} 所在的磁盘满了。请腾出空间，再运行同一条命令。",
    "PostgreSQL's {program} failed in {folder}. Its last lines:":
    "PostgreSQL 的 {program} 在 {folder} 里失败了。最后几行是：",
    "PostgreSQL does not run as root and I could not add a system user. Add one called {name}, run ./linli as an "
    "ordinary user, or set DATABASE_URL.": "PostgreSQL 不能以 root 运行，也没能添加系统用户。请添加名为 {name} 的用户，"
    "或以普通用户运行 ./linli，或设置 DATABASE_URL。",
    "The user with id {id} has no name in /etc/passwd, and PostgreSQL needs one. Give it a name, or set DATABASE_URL.":
    "编号 {id} 的用户在 /etc/passwd 里没有名字，而 PostgreSQL 需要名字。请给它起名，或设置 DATABASE_URL。",
    "The database runs as the system user {name}, which may not pass through {folder}. Put Linli in /opt or /srv, or "
    "allow it: chmod o+x {folder}": "数据库以系统用户 {name} 运行，它进不了 {folder}。请把邻里放在 /opt 或 /srv 下，"
    "或者放行：chmod o+x {folder}",
    # up.
    "Linli 邻里, with a demonstration in {folder}": "邻里 Linli，演示数据在 {folder}",
    "Linli 邻里, with your own data in {folder}": "邻里 Linli，您自己的数据在 {folder}",
    "Your PostgreSQL": "您的 PostgreSQL",
    "Translations": "译文",
    "Tables of the database": "数据表",
    "Administrative divisions": "行政区划",
    "Calendar of holidays": "节假日历",
    "Rulebook": "规则手册",
    "Categories of needs": "诉求分类",
    "Who is trained how often": "轮训规则",
    "Templates of papers": "公文模板",
    "Indicators": "指标",
    "Styles and scripts": "样式和脚本",
    "The demonstration": "演示数据",
    "Pages and worker": "网页和后台任务",
    "Linli is already running as process {process} on {folder}: open {site}. To run another one, name a folder and a "
    "port: --data DIR --port N. To stop this one: Ctrl-C in its window, or kill that number.":
    "邻里已经在运行（进程 {process}，数据在 {folder}）：请打开 {site}。要再开一个，请另给文件夹和端口："
    "--data 文件夹 --port 端口。要停下这一个：在它的窗口按 Ctrl-C，或结束那个进程。",
    "its page": "它的网页",
    "There is no port {port}. Choose one from 1024 to {highest} with --port.":
    "没有端口 {port}。请用 --port 选 1024 到 {highest} 之间的一个。",
    "Port {port} is for the system's own services. Choose one above 1023 with --port.":
    "端口 {port} 留给系统服务。请用 --port 选 1023 以上的一个。",
    "Port {port} is taken. Choose another: ./linli up --port {free}":
    "端口 {port} 已被占用。请换一个：./linli up --port {free}",
    "{folder} holds a demonstration. Name another folder for your own data: --empty --data DIR":
    "{folder} 里是演示数据。自己的数据请另给文件夹：--empty --data 文件夹",
    "The step above failed, so nothing was opened. Mend it and run ./linli up again.":
    "上面这一步失败了，所以没有打开网页。改好以后再运行 ./linli up。",
    "The first administrator was not made: see above, then run ./linli up again.":
    "没有设好第一位管理员：请看上面的说明，再运行 ./linli up。",
    "The web server ended by itself (exit {code}); its last words are above.":
    "网页服务自己停了（退出码 {code}），它最后的话在上面。",
    "The web server stopped (exit {code}); its last words are above.":
    "网页服务停了（退出码 {code}），它最后的话在上面。",
    "The pages did not become ready within {n} s: /healthz says {last}. See ./linli doctor":
    "{n} 秒内网页没有准备好：/healthz 说 {last}。请看 ./linli doctor",
    "Ctrl-C stops everything.": "按 Ctrl-C 全部停止。",
    "PostgreSQL stopped; it starts again": "PostgreSQL 停了，正在重新启动",
    "The {name} stopped (exit {code}); it starts again in {n} s": "{name}停了（退出码 {code}），{n} 秒后重新启动",
    "web server": "网页服务",
    "worker": "后台任务",
    "demonstration": "演示数据",
}  # fmt: skip


def said(sentence: str, /, **values: object) -> str:
    """A sentence with its values, in the language of the terminal."""
    chosen = CHINESE.get(sentence, sentence) if tongue.language() == tongue.CHINESE else sentence
    return chosen.format(**values)
